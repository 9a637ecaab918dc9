package dev.parley.negotiation.access.http;

import dev.parley.negotiation.access.AccessFields;
import dev.parley.negotiation.identity.Credential;
import dev.parley.protocol.header.AccessBoundsCodec;
import dev.parley.protocol.header.IfPriceLteCodec;
import io.vertx.core.MultiMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds what a request says to Parley among its header fields. */
public final class AccessFieldLines {
    public static final String IDEMPOTENCY_KEY = "Idempotency-Key";

    private AccessFieldLines() {}

    public static AccessFields of(MultiMap headers) {
        return new AccessFields(
                headers.getAll(AccessBoundsCodec.HEADER),
                headers.getAll(IfPriceLteCodec.HEADER),
                headers.getAll(IDEMPOTENCY_KEY),
                credential(headers.getAll("Authorization")),
                headers.get("User-Agent"));
    }

    /** Whether a field's value is a credential that only Parley may see; others are the origin's business. */
    public static boolean isOurs(String authorization) {
        return Credential.in(authorization) instanceof Credential.Bearer bearer && bearer.isParleys();
    }

    private static @Nullable String credential(List<String> authorizations) {
        return authorizations.stream()
                .filter(AccessFieldLines::isOurs)
                .findFirst()
                .orElse(null);
    }
}
