package dev.parley.negotiation.agreement.kafka;

import dev.parley.negotiation.agreement.StoredAgreement;
import dev.parley.negotiation.event.OutgoingRecord;
import dev.parley.negotiation.event.ProducerBoot;
import dev.parley.protocol.agreement.Agreement;
import dev.parley.protocol.id.UuidV7;
import dev.parley.schemas.EventCodec;
import dev.parley.schemas.EventKey;
import dev.parley.schemas.Topic;
import dev.parley.schemas.Uuids;
import dev.parley.schemas.event.AgreementConcluded;
import dev.parley.schemas.event.Envelope;
import dev.parley.schemas.event.Settlement;
import jakarta.inject.Singleton;
import java.util.random.RandomGenerator;

/** Agreements as records in {@code parley.agreements.v1}. */
@Singleton
public class AgreementRecords {
    private static final long ORDERED_BY_THE_OUTBOX = -1;

    private final EventCodec codec;
    private final ProducerBoot boot;
    private final RandomGenerator random;

    public AgreementRecords(EventCodec codec, ProducerBoot boot, RandomGenerator random) {
        this.codec = codec;
        this.boot = boot;
        this.random = random;
    }

    public OutgoingRecord of(StoredAgreement stored) {
        Agreement agreement = stored.agreement();
        String id = agreement.id().value();
        var concluded = AgreementConcluded.newBuilder()
                .setEventId(Uuids.toFixed(UuidV7.create(stored.concludedAt(), random)))
                .setOccurredAt(stored.concludedAt())
                .setEnvelope(new Envelope(boot.id(), ORDERED_BY_THE_OUTBOX))
                .setAgreement(id)
                .setPublisher(agreement.publisher().value())
                .setPayer(agreement.payer().value())
                .setOffer(agreement.offer().value())
                .setTermsHash(agreement.terms().value())
                .setSettlement(Settlement.valueOf(agreement.settlement().name()))
                .setSigned(stored.signed())
                .build();
        return new OutgoingRecord(Topic.AGREEMENTS, EventKey.agreement(id), codec.encode(concluded));
    }
}
