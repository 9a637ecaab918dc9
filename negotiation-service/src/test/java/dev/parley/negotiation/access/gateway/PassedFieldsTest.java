package dev.parley.negotiation.access.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.MultiMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PassedFieldsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Connection",
                "Keep-Alive",
                "TE",
                "Trailer",
                "Transfer-Encoding",
                "Upgrade",
                "Proxy-Authorization",
                "Host",
                "Expect",
                "Access-Bounds",
                "If-Price-LTE",
                "Pricing",
                "Response-Id",
                "response-id",
                "Agreement",
                "Forwarded",
                "X-Forwarded-For",
                "X-Forwarded-Proto",
                "X-Forwarded-Prefix",
                "X-Forwarded-Anything",
                "X-Original-URL",
                "X-Rewrite-URL",
                "X-HTTP-Method-Override",
                "X-HTTP-Method",
                "X-Method-Override",
                "X-Original-Host",
                "X-Host",
                "True-Client-IP",
                "X-Client-IP",
                "X-Real-IP"
            })
    void hidesFromTheOriginWhatIsNotItsBusiness(String name) {
        assertThat(toOrigin(fields(name, "value")).names()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Accept", "Range", "If-None-Match", "If-Range", "Cookie", "User-Agent", "Accept-Encoding"})
    void passesOnWhatTheOriginNeeds(String name) {
        assertThat(toOrigin(fields(name, "value")).get(name)).isEqualTo("value");
    }

    @Test
    void hidesOurKeyAndPassesOnTheOriginsOwnCredentials() {
        assertThat(toOrigin(fields("Authorization", "bearer parley_cli_secret")).names())
                .isEmpty();
        assertThat(toOrigin(fields("Authorization", "Basic dXNlcjpwYXNz")).get("Authorization"))
                .isEqualTo("Basic dXNlcjpwYXNz");
    }

    @Test
    void hidesFieldsThatTheConnectionNames() {
        MultiMap fields = fields("Connection", "close, X-Hop").add("X-Hop", "1").add("X-End", "2");

        assertThat(toOrigin(fields).names()).containsExactly("X-End");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length", "Content-Type", "Cache-Control"})
    void keepsFieldsThatNoConnectionMayTakeAway(String name) {
        MultiMap fields = fields("Connection", name).add(name, "value");
        MultiMap shown = MultiMap.caseInsensitiveMultiMap();
        PassedFields.toClient(fields, shown);

        assertThat(toOrigin(fields).names()).containsExactly(name);
        assertThat(shown.names()).containsExactly(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Pricing", "Response-Id", "Agreement", "Connection", "Keep-Alive", "Transfer-Encoding"})
    void dropsWhatAnOriginMustNotSayForUs(String name) {
        MultiMap shown = MultiMap.caseInsensitiveMultiMap();
        PassedFields.toClient(fields(name, "value"), shown);

        assertThat(shown.names()).isEmpty();
    }

    @Test
    void keepsEveryCookieThatTheOriginSets() {
        MultiMap shown = MultiMap.caseInsensitiveMultiMap();
        PassedFields.toClient(fields("Set-Cookie", "a=1").add("Set-Cookie", "b=2"), shown);

        assertThat(shown.getAll("Set-Cookie")).containsExactly("a=1", "b=2");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "public, max-age=60, s-maxage=600 | private, max-age=60",
                "no-store | private, no-store",
                "'PUBLIC, proxy-revalidate' | private"
            })
    void keepsGrantedResponsesOutOfSharedCaches(String said, String passed) {
        MultiMap fields = fields("Cache-Control", said).add("CDN-Cache-Control", "max-age=600");
        PassedFields.makePrivate(fields);

        assertThat(fields.get("Cache-Control")).isEqualTo(passed);
        assertThat(fields.contains("CDN-Cache-Control")).isFalse();
    }

    private static MultiMap fields(String name, String value) {
        return MultiMap.caseInsensitiveMultiMap().add(name, value);
    }

    private static MultiMap toOrigin(MultiMap fields) {
        MultiMap shown = MultiMap.caseInsensitiveMultiMap();
        PassedFields.toOrigin(fields, shown);
        return shown;
    }
}
