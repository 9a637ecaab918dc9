package dev.parley.negotiation.access;

import dev.parley.protocol.agreement.Agreement;
import dev.parley.protocol.id.AgreementId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Ids of the agreements that are used again and again: to work one out costs as much as to match the bounds. */
final class AgreementIds {
    /** A few megabytes; beyond it the memory begins anew. */
    private static final int MAX_REMEMBERED = 20_000;

    private final Map<Agreement, AgreementId> known = new ConcurrentHashMap<>();

    AgreementId of(Agreement agreement) {
        AgreementId id = known.get(agreement);
        if (id != null) {
            return id;
        }
        if (known.size() >= MAX_REMEMBERED) {
            known.clear();
        }
        return known.computeIfAbsent(agreement, Agreement::id);
    }
}
