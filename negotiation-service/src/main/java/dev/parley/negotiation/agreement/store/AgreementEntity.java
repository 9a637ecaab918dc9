package dev.parley.negotiation.agreement.store;

import dev.parley.negotiation.agreement.StoredAgreement;
import dev.parley.protocol.agreement.Agreement;
import dev.parley.protocol.id.OfferId;
import dev.parley.protocol.id.PayerId;
import dev.parley.protocol.id.PublisherId;
import dev.parley.protocol.id.TermsHash;
import dev.parley.protocol.terms.Settlement;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;

/** A row of {@code agreement}. */
@Entity
@Immutable
@Table(name = "agreement")
@IdClass(AgreementEntity.Key.class)
class AgreementEntity {
    record Key(String publisher, String agreement) {}

    @Id
    String publisher;

    @Id
    String agreement;

    @Column(nullable = false)
    String payer;

    @Column(nullable = false)
    String offer;

    @Column(name = "terms_hash", nullable = false)
    String termsHash;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    Settlement settlement;

    @Column(name = "concluded_at", nullable = false)
    Instant concludedAt;

    @Column(nullable = false)
    String signed;

    @SuppressWarnings("NullAway.Init")
    AgreementEntity() {}

    static AgreementEntity of(StoredAgreement stored) {
        Agreement agreement = stored.agreement();
        var row = new AgreementEntity();
        row.publisher = agreement.publisher().value();
        row.agreement = agreement.id().value();
        row.payer = agreement.payer().value();
        row.offer = agreement.offer().value();
        row.termsHash = agreement.terms().value();
        row.settlement = agreement.settlement();
        row.concludedAt = stored.concludedAt();
        row.signed = stored.signed();
        return row;
    }

    StoredAgreement toStored() {
        return new StoredAgreement(
                new Agreement(
                        new PublisherId(publisher),
                        new PayerId(payer),
                        new OfferId(offer),
                        new TermsHash(termsHash),
                        settlement),
                concludedAt,
                signed);
    }
}
