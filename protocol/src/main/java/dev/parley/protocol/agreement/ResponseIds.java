package dev.parley.protocol.agreement;

import dev.parley.protocol.id.AgreementId;
import dev.parley.protocol.id.PayerId;
import dev.parley.protocol.id.PublisherId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Makes response ids and tells ours from all others, without looking anything up. An id is bound to its publisher,
 * payer and agreement: in another client's hands it is worth nothing. Immutable and safe to share.
 */
public final class ResponseIds {
    /** No publisher's id, with which the contexts of response ids begin. */
    private static final String DELIVERY = "delivery";

    private final Authenticator signing;
    private final Map<Integer, Authenticator> known = new HashMap<>();

    public ResponseIds(ResponseIdKeys keys) {
        for (ResponseIdKey key : keys.keys()) {
            known.put(key.id(), new Authenticator(key));
        }
        signing = new Authenticator(keys.signing());
    }

    /** The id of a response that is served under an agreement. */
    public ResponseId mint(UUID uuid, PublisherId publisher, PayerId payer, AgreementId agreement) {
        return ResponseId.of(signing.sign(uuid, context(publisher, payer, agreement)));
    }

    /**
     * By what an edge names the response when it reports the delivery: of the form of a response id and with its UUID,
     * but nobody who has that can make this.
     */
    public ResponseId mintForDelivery(UUID uuid, PublisherId publisher, PayerId payer, AgreementId agreement) {
        return ResponseId.of(signing.sign(uuid, deliveryContext(publisher, payer, agreement)));
    }

    /** Whether a key of this id is here. Where none is, nobody can tell a genuine response id from a forged one. */
    public boolean knows(int keyId) {
        return known.containsKey(keyId);
    }

    /** The response id, if one of our keys made it for exactly these parties and this agreement. */
    public Optional<ResponseId> verify(String text, PublisherId publisher, PayerId payer, AgreementId agreement) {
        return verify(text, context(publisher, payer, agreement));
    }

    /** What was minted for the report of a delivery, if one of our keys made it for exactly these. */
    public Optional<ResponseId> verifyForDelivery(
            String text, PublisherId publisher, PayerId payer, AgreementId agreement) {
        return verify(text, deliveryContext(publisher, payer, agreement));
    }

    private Optional<ResponseId> verify(String text, byte[] context) {
        if (!ResponseId.isValid(text)) {
            return Optional.empty();
        }
        ResponseId claimed = new ResponseId(text);
        Authenticator authenticator = known.get(claimed.keyId());
        if (authenticator == null) {
            return Optional.empty();
        }
        byte[] genuine = authenticator.sign(claimed.uuid(), context);
        return MessageDigest.isEqual(genuine, claimed.bytes()) ? Optional.of(claimed) : Optional.empty();
    }

    private static byte[] context(PublisherId publisher, PayerId payer, AgreementId agreement) {
        return context(publisher.value(), payer.value(), agreement.value());
    }

    private static byte[] deliveryContext(PublisherId publisher, PayerId payer, AgreementId agreement) {
        return context(DELIVERY, publisher.value(), payer.value(), agreement.value());
    }

    /** Each part after its length, so that no two contexts read alike. */
    private static byte[] context(String... texts) {
        byte[][] parts = Stream.of(texts).map(ResponseIds::ascii).toArray(byte[][]::new);
        int length = 0;
        for (byte[] part : parts) {
            length += Short.BYTES + part.length;
        }
        ByteBuffer context = ByteBuffer.allocate(length);
        for (byte[] part : parts) {
            context.putShort((short) part.length).put(part);
        }
        return context.array();
    }

    private static byte[] ascii(String id) {
        return id.getBytes(StandardCharsets.US_ASCII);
    }
}
