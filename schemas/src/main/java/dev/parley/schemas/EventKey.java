package dev.parley.schemas;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.apache.kafka.common.utils.Utils;

/** The keys of records, as UTF-8, and the partitions that follow from them. */
public final class EventKey {

    private EventKey() {}

    /** A publisher or a client, on its own. */
    public static byte[] party(String party) {
        return single(party);
    }

    /** What one payer (or client) has with one publisher: all of it lies in one partition. */
    public static byte[] relationship(String publisher, String payer) {
        return pair(publisher, payer);
    }

    /** What concerns a publisher and somebody who is not known. */
    public static byte[] unknownPayer(String publisher) {
        return (part(publisher) + '/').getBytes(UTF_8);
    }

    public static byte[] terms(String termsHash) {
        return single(termsHash);
    }

    public static byte[] agreement(String agreement) {
        return single(agreement);
    }

    public static byte[] invoice(String invoice) {
        return single(invoice);
    }

    /** A publisher's billing period, as in `2026-12`. */
    public static byte[] period(String publisher, String period) {
        return pair(publisher, period);
    }

    /**
     * The partition that Kafka's own partitioner gives a key. Producers number their records per partition and so
     * choose it themselves.
     *
     * @param partitions 1 or more
     */
    public static int partitionFor(byte[] key, int partitions) {
        return Utils.toPositive(Utils.murmur2(key)) % partitions;
    }

    private static byte[] single(String id) {
        return part(id).getBytes(UTF_8);
    }

    private static byte[] pair(String first, String second) {
        return (part(first) + '/' + part(second)).getBytes(UTF_8);
    }

    /** A slash inside a part would let two pairs share a key. */
    private static String part(String id) {
        if (id.isEmpty() || id.indexOf('/') >= 0) {
            throw new IllegalArgumentException("A part of a key has a character and no slash, this is '" + id + "'");
        }
        return id;
    }
}
