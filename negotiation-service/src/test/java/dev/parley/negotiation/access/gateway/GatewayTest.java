package dev.parley.negotiation.access.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.negotiation.RealServers;
import dev.parley.negotiation.access.AccessEvents;
import dev.parley.negotiation.access.gateway.WireClient.Reply;
import dev.parley.protocol.header.ResponseIdCodec;
import dev.parley.protocol.header.structured.MalformedFieldException;
import dev.parley.schemas.event.AccessDelivered;
import dev.parley.schemas.event.AccessGranted;
import dev.parley.schemas.event.DeliveryMode;
import dev.parley.schemas.event.DeliveryOutcome;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.net.Socket;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(RealServers.class)
class GatewayTest {
    private static final String ENOUGH =
            "Access-Bounds: access=\"0.002\";currency=EUR, cited=\"0.01\";currency=EUR, ref=\"team-7\"";
    private static final String TOO_LOW = "Access-Bounds: access=\"0.001\";currency=EUR, cited=\"0.01\";currency=EUR";

    private NewsSite site;
    private AccessEvents events;

    @BeforeEach
    void openSite() {
        site = NewsSite.shared();
        events = new AccessEvents(site.seller().id());
    }

    @AfterEach
    void closeEvents() {
        events.close();
    }

    @Test
    void bringsTheArticleInOneHit() throws MalformedFieldException {
        Reply reply = site.client().get("/news/1", site.key(), ENOUGH);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body()).isEqualTo(TestOrigin.ARTICLE);
        assertThat(reply.field("Pricing"))
                .startsWith("access=\"0.002\";currency=EUR, cited=\"0.01\";currency=EUR, offer=\"read-and-ground\"");
        assertThat(reply.field("Agreement")).startsWith("\"agr_").endsWith(";settle=postpay");
        assertThat(reply.field("Cache-Control")).isEqualTo("private");
        assertThat(reply.field("Link")).endsWith("; rel=\"license\"");

        AccessGranted granted =
                events.granted(ResponseIdCodec.parse(reply.field("Response-Id")).value());
        assertThat(granted.getPayer()).isEqualTo(site.buyer().id());
        assertThat(granted.getProofId()).isEqualTo(site.buyer().keyId());
        assertThat(granted.getResource().getPath()).isEqualTo("/news/1");
        assertThat(granted.getReference()).isEqualTo("team-7");
        assertThat(granted.getDelivery()).isEqualTo(DeliveryMode.OBSERVED);

        AccessDelivered delivered = events.delivered(granted);
        assertThat(delivered.getOutcome()).isEqualTo(DeliveryOutcome.COMPLETE);
        assertThat(delivered.getStatus()).isEqualTo(200);
        assertThat(delivered.getBytes()).isEqualTo(TestOrigin.ARTICLE.length());
    }

    @Test
    void meetsTheRequestThatIsBuiltFromARefusal() {
        Reply refusal = site.client().get("/news/2", site.key(), TOO_LOW);
        assertThat(refusal.status()).isEqualTo(402);
        assertThat(refusal.field("Cache-Control")).isEqualTo("no-store");
        assertThat(refusal.has("Pricing")).isTrue();
        assertThat(refusal.has("Response-Id")).isFalse();

        String ready = JsonPath.from(refusal.body()).getString("accessBounds");
        Reply served = site.client().get("/news/2", site.key(), "Access-Bounds: " + ready);

        assertThat(served.status()).isEqualTo(200);
    }

    @Test
    void namesEveryFailedAxisOfARefusal() {
        Reply refusal = site.client().get("/news/2", site.key());

        assertThat(refusal.status()).isEqualTo(402);
        assertThat(refusal.field("Content-Type")).isEqualTo("application/problem+json");
        assertThatJson(refusal.body()).node("type").isEqualTo("/problems/bounds-not-met");
        assertThatJson(refusal.body()).node("failed").isArray().hasSize(2);
        assertThatJson(refusal.body())
                .node("nearest.accessBounds")
                .isString()
                .isEqualTo("access=\"0.002\";currency=EUR, cited=\"0.01\";currency=EUR");
    }

    @Test
    void leavesOpenPagesAndPeopleAlone() {
        Reply open = site.client().get("/about/us", site.key());
        Reply person = site.client().get("/news/1", "User-Agent: Mozilla/5.0 Firefox/140.0");

        assertThat(List.of(open.status(), person.status())).containsOnly(200);
        assertThat(open.has("Pricing") || open.has("Response-Id")).isFalse();
        assertThat(person.has("Pricing") || person.has("Response-Id")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "User-Agent: GPTBot/1.2 | 401",
                "Authorization: Bearer parley_cli_nobodys | 401",
                "Access-Bounds: access=EUR | 400",
                "If-Price-LTE: 0.01 | 400",
                "Idempotency-Key: two words | 400",
            })
    void answersEachRemedyWithItsStatus(String field, int status) {
        Reply reply = site.client().get("/news/1", field);

        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.has("WWW-Authenticate")).isEqualTo(status == 401);
        assertThat(reply.field("Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void refusesContradictoryBounds() {
        Reply reply = site.client().get("/news/1", site.key(), ENOUGH, "If-Price-LTE: \"0.5\";currency=EUR");

        assertThat(reply.status()).isEqualTo(400);
    }

    @Test
    void refusesAUseThatIsProhibited() {
        Reply reply = site.client().get("/news/1", site.key(), ENOUGH + ", use=(ai-train)");

        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.has("Pricing")).isFalse();
    }

    @Test
    void servesNoHostThatNobodyRegistered() {
        Reply reply = new WireClient(site.client().port(), "nobody.localhost").get("/");

        assertThat(reply.status()).isEqualTo(421);
        assertThatJson(reply.body()).node("type").isEqualTo("/problems/host-not-served");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/news/premium/1",
                "//news/premium/1",
                "/news//premium/1",
                "/news/./premium/1",
                "/about/../news/premium/1",
                "/news/%70remium/1",
                "/news/x/%2e%2e/premium/1"
            })
    void findsTheTermsOfAPathHoweverItIsSpelled(String target) {
        assertThat(site.client().get(target, site.key(), ENOUGH).status()).isEqualTo(402);

        Reply served = site.client().get(target, site.key(), "Access-Bounds: access=\"1\";currency=EUR");

        assertThat(served.status()).isEqualTo(200);
        assertThat(site.origin().lastAsked().getFirst()).isEqualTo("GET /news/premium/1 HTTP/1.1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/about%2F..%2Fnews/premium/1", "/about%5C..%5Cnews", "/news/%zz", "/news/%00"})
    void refusesPathsThatAnOriginMightReadInAnotherWay(String target) {
        assertThat(site.client().get(target, site.key(), ENOUGH).status()).isEqualTo(400);
    }

    @Test
    void readsAnEncodedSlashAsTheStricterServersDo() {
        assertThat(site.client().get("/news%2Fpremium/1", site.key(), ENOUGH).status())
                .isEqualTo(402);

        site.client().get("/news%2fpremium/1", site.key(), "Access-Bounds: access=\"1\";currency=EUR");

        assertThat(site.origin().lastAsked().getFirst()).isEqualTo("GET /news%2Fpremium/1 HTTP/1.1");
    }

    @Test
    void showsTheOriginNeitherKeyNorBounds() {
        site.client().get("/news/3?page=2", site.key(), ENOUGH, "Response-Id: \"forged\"", "X-Forwarded-For: 6.6.6.6");

        List<String> asked = site.origin().lastAsked();
        assertThat(asked.getFirst()).isEqualTo("GET /news/3?page=2 HTTP/1.1");
        assertThat(asked).anyMatch(("host: " + site.host())::equalsIgnoreCase);
        assertThat(asked)
                .noneMatch(line -> line.toLowerCase(Locale.ROOT)
                        .matches("(authorization|access-bounds|response-id):.*|.*6\\.6\\.6\\.6.*"));
    }

    @Test
    void believesNoOriginThatSpeaksForUs() {
        site.origin().answers("/about/forged", TestOrigin.ok("x", "Response-Id: \"forged\"", "Pricing: forged"));

        Reply reply = site.client().get("/about/forged");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.has("Response-Id") || reply.has("Pricing")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "304 Not Modified",
                "301 Moved Permanently",
                "404 Not Found",
                "500 Internal Server Error",
                "204 No Content"
            })
    void chargesNothingForAnAnswerWithoutContent(String statusLine) {
        String target = "/news/" + statusLine.substring(0, 3);
        site.origin().answers(target, TestOrigin.status(statusLine, "ETag: \"v1\""));

        Reply reply = site.client().get(target, site.key(), ENOUGH);

        assertThat(reply.status()).isEqualTo(Integer.parseInt(statusLine.substring(0, 3)));
        assertThat(reply.has("Pricing")).isTrue();
        assertThat(reply.has("Response-Id")).isFalse();
        assertThat(events.all(AccessGranted.class))
                .noneMatch(granted -> granted.getResource().getPath().equals(target));
    }

    @Test
    void decidesHeadLikeGetAndChargesNothing() {
        assertThat(site.client().send("HEAD", "/news/head", site.key(), TOO_LOW).status())
                .isEqualTo(402);

        Reply reply = site.client().send("HEAD", "/news/head", site.key(), ENOUGH);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.has("Pricing")).isTrue();
        assertThat(reply.has("Response-Id")).isFalse();
        assertThat(reply.body()).isEmpty();
        assertThat(site.client().send("OPTIONS", "/news/head").status()).isEqualTo(200);
        assertThat(events.all(AccessGranted.class))
                .noneMatch(granted -> granted.getResource().getPath().equals("/news/head"));
    }

    @Test
    void showsOfAnAnswerToOptionsTheHeadAlone() {
        site.origin().answers("/news/options", TestOrigin.ok(TestOrigin.ARTICLE, "Allow: GET"));

        Reply reply = site.client().send("OPTIONS", "/news/options", site.key());

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.field("Allow")).isEqualTo("GET");
        assertThat(reply.body()).isEmpty();
    }

    @Test
    void bindsNothingOnADryRun() {
        Reply reply = site.client().get("/news/dry", site.key(), ENOUGH + ", dry-run");

        assertThat(reply.status()).isEqualTo(200);
        assertThatJson(reply.body()).node("charged").isEqualTo(false);
        assertThat(reply.has("Response-Id")).isFalse();
    }

    @Test
    void answersARepeatWithTheSameResponseIdAndOneGrant() {
        String key = "Idempotency-Key: \"" + UUID.randomUUID() + "\"";
        Reply first = site.client().get("/news/again", site.key(), ENOUGH, key);
        Reply second = site.client().get("/news/again", site.key(), ENOUGH, key);
        Reply other = site.client().get("/news/other", site.key(), ENOUGH, key);

        assertThat(first.status()).isEqualTo(200);
        assertThat(second.status()).isEqualTo(200);
        assertThat(second.field("Response-Id")).isEqualTo(first.field("Response-Id"));
        assertThat(other.status()).isEqualTo(409);
        assertThat(events.all(AccessGranted.class).stream()
                        .filter(granted -> granted.getResource().getPath().equals("/news/again"))
                        .distinct())
                .hasSize(1);
    }

    @Test
    void grantsOnceToManyWhoAskAtOnceWithOneKey() {
        String key = "Idempotency-Key: " + UUID.randomUUID();
        List<CompletableFuture<Reply>> asked = IntStream.range(0, 8)
                .mapToObj(i ->
                        CompletableFuture.supplyAsync(() -> site.client().get("/news/crowd", site.key(), ENOUGH, key)))
                .toList();

        List<Reply> replies = asked.stream().map(CompletableFuture::join).toList();

        assertThat(replies).extracting(Reply::status).contains(200).isSubsetOf(200, 409);
        assertThat(replies.stream().filter(reply -> reply.status() == 200).map(reply -> reply.field("Response-Id")))
                .containsOnly(replies.stream()
                        .filter(reply -> reply.status() == 200)
                        .findFirst()
                        .orElseThrow()
                        .field("Response-Id"));
    }

    @ParameterizedTest
    @CsvSource({
        "/news/cut, 'Content-Length: 1000\r\n\r\nHalf'",
        "/news/cut-chunk, 'Transfer-Encoding: chunked\r\n\r\n4\r\nHalf\r\n'"
    })
    void showsTheClientThatTheOriginCutTheBody(String target, String half) throws Exception {
        var clientHasHalf = new CountDownLatch(1);
        site.origin().answers(target, origin -> {
            origin.write(("HTTP/1.1 200 OK\r\n" + half).getBytes(UTF_8));
            origin.flush();
            awaitUninterruptibly(clientHasHalf);
        });

        Reply reply = site.client().getUntil("Half", clientHasHalf::countDown, target, site.key(), ENOUGH);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.whole()).isFalse();
        AccessGranted granted =
                events.granted(ResponseIdCodec.parse(reply.field("Response-Id")).value());
        assertThat(events.delivered(granted).getOutcome()).isEqualTo(DeliveryOutcome.ORIGIN_ABORTED);
    }

    @Test
    void takesAnAnswerThatBreaksOffAtOnceForNone() {
        site.origin().answers("/news/broken", "HTTP/1.1 200 OK\r\nContent-Le");

        Reply reply = site.client().get("/news/broken", site.key(), ENOUGH);

        assertThat(reply.status()).isEqualTo(502);
        assertThat(reply.has("Response-Id")).isFalse();
    }

    @Test
    void passesOnABodyInChunks() throws MalformedFieldException {
        site.origin()
                .answers(
                        "/news/chunks",
                        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nHalf\r\n5\r\n more\r\n0\r\n\r\n");

        Reply reply = site.client().get("/news/chunks", site.key(), ENOUGH);

        assertThat(reply.whole()).isTrue();
        assertThat(reply.body()).isEqualTo("Half more");
        AccessGranted granted =
                events.granted(ResponseIdCodec.parse(reply.field("Response-Id")).value());
        assertThat(events.delivered(granted).getOutcome()).isEqualTo(DeliveryOutcome.COMPLETE);
    }

    @Test
    void takesACleanEndForTheWholeOfABodyWithoutLength() throws MalformedFieldException {
        site.origin().answers("/news/until-closed", "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\nAll of it");

        Reply reply = site.client().get("/news/until-closed", site.key(), ENOUGH);

        assertThat(reply.body()).isEqualTo("All of it");
        AccessGranted granted =
                events.granted(ResponseIdCodec.parse(reply.field("Response-Id")).value());
        assertThat(events.delivered(granted).getOutcome()).isEqualTo(DeliveryOutcome.COMPLETE);
    }

    @Test
    void noticesAClientThatLeavesMidway() throws Exception {
        var clientLeft = new CountDownLatch(1);
        site.origin().answers("/news/long", client -> {
            client.write("HTTP/1.1 200 OK\r\nContent-Length: 100000000\r\n\r\n".getBytes(UTF_8));
            var block = new byte[64 * 1024];
            try {
                for (int i = 0; i < 1500; i++) {
                    client.write(block);
                }
            } finally {
                clientLeft.countDown();
            }
        });
        try (Socket socket = site.client().open()) {
            socket.getOutputStream()
                    .write(site.client()
                            .request("GET", "/news/long", site.key(), ENOUGH)
                            .getBytes(UTF_8));
            assertThat(socket.getInputStream().readNBytes(10_000)).hasSize(10_000);
        }

        assertThat(clientLeft.await(10, TimeUnit.SECONDS)).isTrue();
        AccessGranted granted = await("/news/long");
        assertThat(events.delivered(granted).getOutcome()).isEqualTo(DeliveryOutcome.CLIENT_ABORTED);
    }

    @Test
    void chargesNothingWhenTheOriginIsDown() {
        NewsSite closed = NewsSite.open();
        closed.origin().close();

        Reply reply = closed.client().get("/news/1", closed.key(), ENOUGH);

        assertThat(reply.status()).isEqualTo(502);
        assertThat(reply.has("Response-Id")).isFalse();
    }

    @Test
    void refusesUpgradesAndTunnels() {
        assertThat(site.client()
                        .exchange(
                                "GET /news/1 HTTP/1.1\r\nHost: " + site.host()
                                        + "\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n",
                                false)
                        .status())
                .isEqualTo(501);
        assertThat(site.client().send("TRACE", "/news/1").status()).isEqualTo(405);
    }

    @Test
    void passesOnTheBodyOfARequest() {
        Reply reply = site.client()
                .exchange(
                        "POST /about/form HTTP/1.1\r\nHost: " + site.host()
                                + "\r\nConnection: close\r\nContent-Length: 5\r\n\r\nhello",
                        false);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(site.origin().asked())
                .anyMatch(head -> head.getFirst().startsWith("POST /about/form")
                        && head.stream().anyMatch("content-length: 5"::equalsIgnoreCase));
    }

    @Test
    void refusesWhatIsTooLargeBeforeItIsSent() {
        Reply body = site.client()
                .exchange(
                        "POST /about/form HTTP/1.1\r\nHost: " + site.host() + "\r\nContent-Length: 20000000\r\n\r\n",
                        false);
        Reply field = site.client().get("/news/1", "X-Large: " + "x".repeat(20_000));

        assertThat(body.status()).isEqualTo(413);
        assertThat(field.status()).isEqualTo(431);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /news/1 HTTP/1.1\r\n\r\n",
                "GET /news/1 HTTP/1.1\r\nHost: a.localhost\r\nHost: b.localhost\r\n\r\n",
                "GET /news/1 HTTP/1.1\r\nHost: @@@\r\n\r\n",
                "NONSENSE\r\n\r\n"
            })
    void refusesGarbage(String request) {
        String closing = request.replaceFirst("\r\n", "\r\nConnection: close\r\n");

        assertThat(site.client().exchange(closing, false).status()).isEqualTo(400);
    }

    @Test
    void answersOneAfterTheOtherOnAConnection() {
        String first =
                "GET /news/1 HTTP/1.1\r\nHost: " + site.host() + "\r\n" + site.key() + "\r\n" + ENOUGH + "\r\n\r\n";
        String second = site.client().request("GET", "/news/2", site.key(), ENOUGH);

        Reply replies = site.client().exchange(first + second, false);

        assertThat(replies.status()).isEqualTo(200);
        assertThat(replies.body())
                .startsWith(TestOrigin.ARTICLE + "HTTP/1.1 200 OK")
                .endsWith(TestOrigin.ARTICLE);
    }

    @Test
    void takesATargetInAbsoluteForm() {
        Reply ours = site.client().get("http://" + site.host() + "/about/us");
        Reply another = site.client().get("http://nobody.localhost/about/us");

        assertThat(List.of(ours.status(), another.status())).containsExactly(200, 400);
    }

    @Test
    void answersTheWellKnownDocumentItself() {
        Reply reply = site.client().get("/.well-known/parley.json");

        assertThat(reply.status()).isEqualTo(200);
        assertThatJson(reply.body())
                .node("site.publisher")
                .isEqualTo(site.seller().id());
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private AccessGranted await(String path) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (System.nanoTime() < deadline) {
            var found = events.all(AccessGranted.class).stream()
                    .filter(granted -> granted.getResource().getPath().equals(path))
                    .findFirst();
            if (found.isPresent()) {
                return found.get();
            }
        }
        throw new AssertionError("no grant for " + path);
    }
}
