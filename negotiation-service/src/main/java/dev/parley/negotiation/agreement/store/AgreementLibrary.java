package dev.parley.negotiation.agreement.store;

import dev.parley.negotiation.agreement.Agreements;
import dev.parley.negotiation.agreement.StoredAgreement;
import dev.parley.negotiation.agreement.kafka.AgreementRecords;
import dev.parley.negotiation.event.Outbox;
import dev.parley.negotiation.store.Transactions;
import dev.parley.protocol.agreement.Agreement;
import dev.parley.protocol.agreement.AgreementSigner;
import dev.parley.protocol.id.AgreementId;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Every agreement that was concluded, and in memory those that this node has seen stored. */
@Singleton
public class AgreementLibrary implements Agreements {
    /** About a hundred megabytes; beyond it the memory begins anew and each agreement costs one look-up again. */
    private static final int MAX_REMEMBERED = 500_000;

    private final Transactions transactions;
    private final AgreementRepository agreements;
    private final AgreementRecords records;
    private final AgreementSigner signer;
    private final Outbox outbox;
    private final Set<AgreementId> stored = ConcurrentHashMap.newKeySet();

    AgreementLibrary(
            Transactions transactions,
            AgreementRepository agreements,
            AgreementRecords records,
            AgreementSigner signer,
            Outbox outbox) {
        this.transactions = transactions;
        this.agreements = agreements;
        this.records = records;
        this.signer = signer;
        this.outbox = outbox;
    }

    @Override
    public boolean stands(AgreementId agreement) {
        return stored.contains(agreement);
    }

    @Override
    public void conclude(Agreement agreement, Instant at) {
        AgreementId id = agreement.id();
        if (stands(id)) {
            return;
        }
        boolean isNew = transactions.call(() -> store(agreement, id, at));
        remember(id);
        if (isNew) {
            outbox.announce();
        }
    }

    public Optional<StoredAgreement> find(AgreementId id) {
        return transactions.call(() -> agreements.ofId(id.value()).map(AgreementEntity::toStored));
    }

    private boolean store(Agreement agreement, AgreementId id, Instant at) {
        var key = new AgreementEntity.Key(agreement.publisher().value(), id.value());
        if (agreements.findById(key) != null) {
            return false;
        }
        var concluded = new StoredAgreement(agreement, at, signer.sign(agreement, at));
        agreements.persistAndFlush(AgreementEntity.of(concluded));
        outbox.append(records.of(concluded));
        return true;
    }

    private void remember(AgreementId id) {
        if (stored.size() >= MAX_REMEMBERED) {
            stored.clear();
        }
        stored.add(id);
    }
}
