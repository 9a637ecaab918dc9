package dev.parley.protocol.agreement;

import dev.parley.protocol.document.CanonicalJson;
import dev.parley.protocol.document.Node;
import dev.parley.protocol.id.OfferId;
import dev.parley.protocol.id.PayerId;
import dev.parley.protocol.id.PublisherId;
import dev.parley.protocol.id.TermsHash;
import dev.parley.protocol.terms.Settlement;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An agreement and when it was concluded first. */
public record ConcludedAgreement(Agreement agreement, Instant concludedAt) {
    private static final String ANY = "\"([^\"\\\\]*)\"";
    private static final Pattern CANONICAL = Pattern.compile("\\{\"agreement\":" + ANY + ",\"concludedAt\":" + ANY
            + ",\"offer\":" + ANY + ",\"payer\":" + ANY + ",\"publisher\":" + ANY + ",\"settlement\":" + ANY
            + ",\"terms\":" + ANY + "}");

    /** As canonical JSON (RFC 8785), with the agreement's id: what is signed. */
    public String canonical() {
        Map<String, Node> members = new HashMap<>(agreement.members());
        members.put("agreement", Node.text(agreement.id().value()));
        members.put("concludedAt", Node.text(concludedAt.toString()));
        return CanonicalJson.write(Node.object(members));
    }

    /** Reads exactly what {@link #canonical()} writes: no ids need escaping, so one form is all there is. */
    static Optional<ConcludedAgreement> read(String canonical) {
        Matcher matcher = CANONICAL.matcher(canonical);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        try {
            var agreement = new Agreement(
                    new PublisherId(matcher.group(5)),
                    new PayerId(matcher.group(4)),
                    new OfferId(matcher.group(3)),
                    new TermsHash(matcher.group(7)),
                    Settlement.find(matcher.group(6)).orElseThrow(IllegalArgumentException::new));
            return Optional.of(new ConcludedAgreement(agreement, Instant.parse(matcher.group(2))))
                    .filter(concluded -> concluded.canonical().equals(canonical));
        } catch (IllegalArgumentException | DateTimeParseException notOurs) {
            return Optional.empty();
        }
    }
}
