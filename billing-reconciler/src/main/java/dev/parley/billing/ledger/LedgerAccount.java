package dev.parley.billing.ledger;

import dev.parley.protocol.id.PayerId;
import dev.parley.protocol.id.PublisherId;
import dev.parley.protocol.money.Asset;
import org.jspecify.annotations.Nullable;

/**
 * One account.
 *
 * @param payer null where the relationships of a publisher share it
 * @param shard of a shared account: the partition of the stream that writes it, so that partitions don't wait for each
 *     other; {@link #NO_SHARD} where none does
 */
public record LedgerAccount(PublisherId publisher, @Nullable PayerId payer, AccountKind kind, Asset asset, int shard) {
    public static final int NO_SHARD = -1;

    public LedgerAccount {
        if (kind.isShared() != (payer == null)) {
            throw new IllegalArgumentException(kind + (payer == null ? " belongs to a relationship" : " is shared"));
        }
        if (shard < NO_SHARD || (!kind.isShared() && shard != NO_SHARD)) {
            throw new IllegalArgumentException("no such shard of " + kind + ": " + shard);
        }
    }

    public static LedgerAccount of(PublisherId publisher, PayerId payer, AccountKind kind, Asset asset) {
        return new LedgerAccount(publisher, payer, kind, asset, NO_SHARD);
    }

    public static LedgerAccount shared(PublisherId publisher, AccountKind kind, Asset asset, int shard) {
        return new LedgerAccount(publisher, null, kind, asset, shard);
    }
}
