package dev.parley.negotiation.access.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.negotiation.Api;
import dev.parley.negotiation.access.gateway.WireClient.Reply;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = OwnServers.class, restrictToAnnotatedClass = true)
class OutageTest {
    private static final String ENOUGH = "Access-Bounds: access=\"0.002\";currency=EUR, cited=\"0.01\";currency=EUR";

    /** Set by {@link OwnServers}. */
    Map<String, Runnable> switches = Map.of();

    @Test
    void servesNothingOnCreditWhileTheStreamIsAwayAndEverythingElse() {
        NewsSite site = NewsSite.open();
        assertThat(site.client().get("/news/1", site.key(), ENOUGH).status()).isEqualTo(200);

        turn("stop broker");
        Reply withheld = site.client().get("/news/1", site.key(), ENOUGH);
        Reply person = site.client().get("/news/1");
        Reply refused = site.client().get("/news/1", site.key());
        turn("start broker");

        assertThat(withheld.status()).isEqualTo(503);
        assertThat(withheld.has("Retry-After")).isTrue();
        assertThat(withheld.has("Response-Id")).isFalse();
        assertThat(withheld.body()).doesNotContain(TestOrigin.ARTICLE);
        assertThat(List.of(person.status(), refused.status())).containsExactly(200, 402);
        awaitServed(site, "/news/1", site.key(), ENOUGH);
    }

    @Test
    void needsTheDatabaseForNewAgreementsAndIdempotencyKeysOnly() {
        NewsSite site = NewsSite.open();
        String key = "Idempotency-Key: " + UUID.randomUUID();
        assertThat(site.client().get("/news/1", site.key(), ENOUGH).status()).isEqualTo(200);

        turn("stop database");
        Reply known = site.client().get("/news/2", site.key(), ENOUGH);
        Reply repeatable = site.client().get("/news/2", site.key(), ENOUGH, key);
        Reply newAgreement =
                site.client().get("/news/premium/1", site.key(), "Access-Bounds: access=\"1\";currency=EUR");
        turn("start database");

        assertThat(known.status()).isEqualTo(200);
        assertThat(List.of(repeatable.status(), newAgreement.status())).containsExactly(503, 503);
        assertThat(repeatable.has("Retry-After")).isTrue();
        awaitServed(site, "/news/2", site.key(), ENOUGH, key);
    }

    @Test
    void servesAtNoPriceWhileTheStreamIsAwayForAPublisherThatStaysOpen() {
        NewsSite site = NewsSite.open();
        assertThat(site.client().get("/news/1", site.key(), ENOUGH).status()).isEqualTo(200);
        Api.as(site.seller().key())
                .body(Map.of("kafka", "open", "database", "closed", "keys", "closed"))
                .put("/v1/publishers/{publisher}/outages", site.seller().id())
                .then()
                .statusCode(200);

        turn("stop broker");
        List<Reply> served = IntStream.range(0, 20)
                .mapToObj(number -> site.client().get("/news/1", site.key(), ENOUGH))
                .toList();
        Reply refused = site.client().get("/news/1", site.key());
        turn("start broker");

        assertThat(served).allSatisfy(reply -> {
            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.body()).contains(TestOrigin.ARTICLE);
            assertThat(List.of(reply.has("Response-Id"), reply.has("Agreement"), reply.has("Pricing")))
                    .containsOnly(false);
            assertThat(reply.field("Cache-Control")).contains("private");
        });
        assertThat(refused.status()).isEqualTo(402);
        awaitMetered(site);
    }

    @Test
    void waitsForNoOriginLongerThanItMay() {
        NewsSite site = NewsSite.open();
        var testIsOver = new CountDownLatch(1);
        site.origin().answers("/news/silent", client -> await(testIsOver));
        site.origin().answers("/news/stalled", client -> {
            client.write("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nHalf".getBytes(UTF_8));
            client.flush();
            await(testIsOver);
        });

        Reply silent = site.client().get("/news/silent", site.key(), ENOUGH);
        Reply stalled = site.client().get("/news/stalled", site.key(), ENOUGH);
        testIsOver.countDown();

        assertThat(silent.status()).isEqualTo(504);
        assertThat(silent.has("Response-Id")).isFalse();
        assertThat(stalled.status()).isEqualTo(200);
        assertThat(stalled.whole()).isFalse();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private void turn(String which) {
        Objects.requireNonNull(switches.get(which)).run();
    }

    private static void awaitMetered(NewsSite site) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        Reply reply = site.client().get("/news/1", site.key(), ENOUGH);
        while (!reply.has("Response-Id") && System.nanoTime() < deadline) {
            reply = site.client().get("/news/1", site.key(), ENOUGH);
        }
        assertThat(reply.has("Response-Id")).isTrue();
    }

    private static void awaitServed(NewsSite site, String target, String... fields) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        Reply reply = site.client().get(target, fields);
        while (reply.status() != 200 && System.nanoTime() < deadline) {
            reply = site.client().get(target, fields);
        }
        assertThat(reply.status()).isEqualTo(200);
    }
}
