package dev.parley.protocol.agreement;

import dev.parley.protocol.document.CanonicalJson;
import dev.parley.protocol.document.Node;
import dev.parley.protocol.id.AgreementId;
import dev.parley.protocol.id.Base32;
import dev.parley.protocol.id.OfferId;
import dev.parley.protocol.id.PayerId;
import dev.parley.protocol.id.PublisherId;
import dev.parley.protocol.id.TermsHash;
import dev.parley.protocol.terms.Settlement;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Map;

/**
 * One offer of one version of a publisher's terms, accepted by a payer. The id follows from these five alone: whoever
 * accepts the same again has the same agreement, and nothing needs to be looked up to know its id.
 */
public record Agreement(PublisherId publisher, PayerId payer, OfferId offer, TermsHash terms, Settlement settlement) {
    private static final int ID_BYTES = 20;

    /** {@code agr_} and, in base32, the first 20 bytes of the SHA-256 of {@link #canonical()}. */
    public AgreementId id() {
        byte[] digest = sha256(canonical().getBytes(StandardCharsets.UTF_8));
        return new AgreementId("agr_" + Base32.encode(Arrays.copyOf(digest, ID_BYTES)));
    }

    /** The agreement as canonical JSON (RFC 8785). */
    public String canonical() {
        return CanonicalJson.write(Node.object(members()));
    }

    Map<String, Node> members() {
        return Map.of(
                "offer", Node.text(offer.value()),
                "payer", Node.text(payer.value()),
                "publisher", Node.text(publisher.value()),
                "settlement", Node.text(settlement.token()),
                "terms", Node.text(terms.value()));
    }

    private static byte[] sha256(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
