package dev.parley.schemas;

import dev.parley.schemas.event.Uuid;
import java.nio.ByteBuffer;
import java.util.UUID;

/** UUIDs as events hold them: 16 bytes, big-endian. */
public final class Uuids {

    private Uuids() {}

    /** The same UUID as an event holds it. */
    public static Uuid toFixed(UUID uuid) {
        var bytes =
                ByteBuffer.allocate(16).putLong(uuid.getMostSignificantBits()).putLong(uuid.getLeastSignificantBits());
        return new Uuid(bytes.array());
    }

    /** The same UUID as Java holds it. */
    public static UUID fromFixed(Uuid fixed) {
        var bytes = ByteBuffer.wrap(fixed.bytes());
        return new UUID(bytes.getLong(), bytes.getLong());
    }
}
