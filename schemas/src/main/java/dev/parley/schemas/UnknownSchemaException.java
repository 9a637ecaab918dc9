package dev.parley.schemas;

/**
 * The record was written with a schema that this build does not know: a newer producer was deployed before its
 * consumers. Nothing is wrong with the record; the partition waits for a consumer that knows the schema.
 */
public final class UnknownSchemaException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final long fingerprint;

    UnknownSchemaException(long fingerprint) {
        super("No released schema has the fingerprint %016x; deploy a consumer that knows it".formatted(fingerprint));
        this.fingerprint = fingerprint;
    }

    /** CRC-64-AVRO of the writer's schema. */
    public long fingerprint() {
        return fingerprint;
    }
}
