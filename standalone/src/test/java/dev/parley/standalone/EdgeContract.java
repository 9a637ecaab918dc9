package dev.parley.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.sun.net.httpserver.Headers;
import dev.parley.backbone.Ports;
import dev.parley.standalone.edge.Proxy;
import dev.parley.standalone.edge.Shipper;
import dev.parley.standalone.edge.Site;
import dev.parley.standalone.edge.Surroundings;
import dev.parley.standalone.edge.Surroundings.WhenAway;
import dev.parley.standalone.http.Call;
import dev.parley.standalone.http.Key;
import dev.parley.standalone.http.Reply;
import dev.parley.standalone.stage.Agent;
import dev.parley.standalone.stage.Cast.Relationship;
import dev.parley.standalone.stage.Pause;
import dev.parley.standalone.stage.Publisher;
import dev.parley.standalone.story.Books;
import dev.parley.standalone.story.Sightings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What a proxy does with the configuration of its how-to, in front of a site and beside a real Parley. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class EdgeContract {
    private static final Publisher PUBLISHER = Publisher.DAILY_PLANET;
    private static final Relationship READING = new Relationship(PUBLISHER, Agent.ATLAS);
    private static final String BOT = "Mozilla/5.0 (compatible; GPTBot/1.2; +https://openai.com/gptbot)";
    private static final String BROWSER = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
    private static final List<String> OURS = List.of("Pricing", "Response-Id", "Agreement");
    /** By which a client might claim another method, path, host or address at the site. */
    private static final List<String> CLAIMS = List.of(
            "X-Http-Method",
            "X-Http-Method-Override",
            "X-Method-Override",
            "X-Original-Url",
            "X-Original-Host",
            "X-Rewrite-Url",
            "X-Host",
            "X-Real-Ip",
            "X-Client-Ip",
            "True-Client-Ip",
            "X-Forwarded-Port",
            "X-Forwarded-Prefix",
            "X-Forwarded-Server");

    private static final Duration LIMIT = Duration.ofSeconds(60);
    /** Of base64url: 17 bytes fill 22 characters whole. */
    private static final int GRANT_CHARACTERS = 22;

    private final String name;
    private RunningStage stage;
    private Site site;
    private Proxy proxy;
    private String edgeKey = "";

    /** @param name of the proxy's program */
    EdgeContract(String name) {
        this.name = name;
    }

    abstract Proxy start(Surroundings surroundings) throws IOException;

    @BeforeAll
    void open(@TempDir Path folder) throws IOException {
        Proxy.installed(name);
        stage = RunningStage.throwAway(name);
        site = new Site();
        edgeKey = newEdge();
        proxy = start(surroundings(folder, port(stage.stage().negotiation("/")), WhenAway.CLOSED));
        await("the edge is known", () -> status(client("/news/0")) == 402);
    }

    @AfterAll
    void close() throws Exception {
        for (AutoCloseable part : new AutoCloseable[] {proxy, site, stage}) {
            if (part != null) {
                part.close();
            }
        }
    }

    @Test
    void servesWhatWasGrantedFromTheSite() {
        Reply reply = send(agent("/news/1"));

        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        assertThat(reply.body()).isEqualTo(Site.text("/news/1"));
        assertThat(reply.header("Pricing").orElseThrow()).startsWith("access=\"0.002\";currency=EUR");
        assertThat(reply.header("Agreement").orElseThrow()).startsWith("\"agr_");
        assertThat(reply.header("Link").orElseThrow()).contains("rel=\"license\"");
        assertThat(reply.headers().allValues("Cache-Control")).containsExactly("private");
        for (String field : OURS) {
            assertThat(reply.headers().allValues(field)).as(field).hasSize(1).doesNotContain("forged");
        }
    }

    @Test
    void bringsARefusalToTheAgentByteForByte() {
        Reply direct = send(Call.get(stage.stage().negotiation("/v1/authorize"))
                .authorizedBy(key())
                .with("Parley-Edge-Key", edgeKey)
                .with("X-Forwarded-Method", "GET")
                .with("X-Forwarded-Proto", "http")
                .with("X-Forwarded-Host", PUBLISHER.host())
                .with("X-Forwarded-Uri", "/news/2?page=1"));

        Reply reply = send(client("/news/2?page=1"));

        assertThat(reply.status()).isEqualTo(402);
        assertThat(reply.body()).isEqualTo(direct.body()).contains("accessBounds");
        for (String field : List.of("Pricing", "Content-Type", "Content-Length", "Cache-Control")) {
            assertThat(reply.headers().allValues(field))
                    .as(field)
                    .hasSize(1)
                    .isEqualTo(direct.headers().allValues(field));
        }
        assertThat(site.asked("/news/2?page=1")).isNull();
    }

    @Test
    void servesTheBoundsOfARefusalAtTheSecondRequest() {
        Reply refusal = send(client("/news/3"));
        assertThat(refusal.status()).isEqualTo(402);

        String bounds = refusal.json().path("accessBounds").asText();

        assertThat(send(page("/news/3").authorizedBy(key()).with("Access-Bounds", bounds))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void tellsDeclaredBotsToIdentify() {
        Reply reply = send(bot("/news/4"));

        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.header("WWW-Authenticate").orElseThrow()).startsWith("Bearer");
        assertThat(reply.header("Pricing")).isPresent();
        assertThat(reply.json().path("type").asText()).startsWith("/problems/");
        assertThat(site.asked("/news/4")).isNull();
    }

    @Test
    void tellsAnUnknownKeyToIdentify() {
        Reply reply = send(page("/news/4").with("Authorization", "Bearer parley_" + "x".repeat(43)));

        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.json().path("type").asText()).startsWith("/problems/");
    }

    @Test
    void servesOpenPathsWithNothingOfParleys() throws IOException {
        Reply reply = send(bot("/about/us"));

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body()).isEqualTo(Site.text("/about/us"));
        assertThat(reply.headers().allValues("Cache-Control")).containsExactly("public, max-age=60");
        for (String field : OURS) {
            assertThat(reply.header(field)).as(field).isEmpty();
        }
        assertThat(log()).doesNotContain("/about/us");
    }

    @Test
    void tellsAgentsWhereTermsAndKeysAre() {
        Reply reply = send(bot("/.well-known/parley.json"));

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().path("site").path("publisher").asText()).isEqualTo(PUBLISHER.id());
        assertThat(send(bot("/.well-known/parley-keys.json"))
                        .json()
                        .path("keys")
                        .size())
                .isPositive();
        Reply reader = send(page("/.well-known/parley.json").with("User-Agent", BROWSER));
        assertThat(reader.json().path("site").path("publisher").asText()).isEqualTo(PUBLISHER.id());
    }

    @Test
    void decidesOnWhatWasAskedAndNotOnWhatTheClientClaims() {
        Call forged = page("/news/5")
                .with("X-Forwarded-Method", "OPTIONS")
                .with("X-Forwarded-Uri", "/about/us")
                .with("X-Forwarded-Host", Publisher.HARBOUR_GAZETTE.host())
                .with("X-Forwarded-Proto", "gopher")
                .with("X-Forwarded-For", "192.0.2.1")
                .with("Forwarded", "for=192.0.2.1;host=elsewhere.example")
                .with("Parley-Edge-Key", "parley_edge_forged")
                .with("Parley-Accel-Redirect", "@elsewhere")
                .with("Parley-Delivery", "forged");

        assertThat(send(forged.authorizedBy(key())).status()).isEqualTo(402);
        Reply granted = send(within(forged));

        assertThat(granted.status()).as(granted.body()).isEqualTo(200);
        assertThat(access(granted).path("resource").asText()).endsWith("/news/5");
        Headers seen = seen("/news/5");
        assertThat(seen.get("X-Forwarded-For")).containsExactly("127.0.0.1");
        assertThat(seen.getFirst("X-Forwarded-Host")).startsWith(PUBLISHER.host());
        assertThat(seen.getFirst("X-Forwarded-Proto")).isEqualTo("http");
        assertThat(seen)
                .doesNotContainKeys(
                        "X-forwarded-method",
                        "X-forwarded-uri",
                        "Forwarded",
                        "Parley-edge-key",
                        "Parley-accel-redirect",
                        "Parley-delivery",
                        "Access-bounds",
                        "Authorization");
    }

    @Test
    void keepsClaimsOfAnotherRequestFromTheSite() {
        Call granted = agent("/news/10");
        Call open = bot("/about/claims");
        for (String field : CLAIMS) {
            granted = granted.with(field, "forged");
            open = open.with(field, "forged");
        }

        assertThat(status(granted)).isEqualTo(200);
        assertThat(status(open)).isEqualTo(200);

        for (String field : CLAIMS) {
            assertThat(seen("/news/10").get(field)).as(field).isNotEqualTo(List.of("forged"));
            assertThat(seen("/about/claims").get(field)).as(field).isNotEqualTo(List.of("forged"));
        }
    }

    @Test
    void deniesAgentsWhatTheSiteDeniesEverybody() {
        for (String address : List.of("/admin/users", "/.env", "/news/.git/config")) {
            for (Call call : List.of(page(address), bot(address), agent(address))) {
                assertThat(status(call)).as(call.toString()).isEqualTo(403);
            }
            assertThat(site.asked(address)).as(address).isNull();
        }
    }

    @Test
    void answersOptionsOfAgentsWithoutContent() {
        for (Call call : List.of(bot("/news/11"), agent("/news/11"))) {
            Reply reply = send(new Call("OPTIONS", call.uri(), call.headers(), null));

            assertThat(reply.status()).isEqualTo(204);
            assertThat(reply.body()).isEmpty();
        }
        assertThat(site.asked("/news/11")).isNull();
    }

    @Test
    void keepsParleysKeyFromTheSiteWhereNobodyIsAsked() {
        Reply reply = send(client("/robots.txt"));

        assertThat(reply.status()).isEqualTo(200);
        assertThat(seen("/robots.txt")).doesNotContainKey("Authorization");
        for (String field : OURS) {
            assertThat(reply.header(field)).as(field).isEmpty();
        }
    }

    @Test
    void logsNeitherWhatWasAskedNorWhoAsked() {
        Reply reply = send(agent("/news/12?session=secret")).expecting(200);

        awaitLogged(Sightings.responseId(reply));

        assertThat(log()).doesNotContain("secret").doesNotContain("127.0.0.1");
    }

    @Test
    void leavesOtherCredentialsToTheSite() {
        assertThat(send(bot("/about/me").with("Authorization", "Basic cmVhZGVyOnNlY3JldA=="))
                        .status())
                .isEqualTo(200);

        assertThat(seen("/about/me").getFirst("Authorization")).isEqualTo("Basic cmVhZGVyOnNlY3JldA==");
    }

    @Test
    void asksTheSiteForTheVeryAddressThatWasDecidedOn() {
        String address = "/news/6%2F7?q=a%20b&r=%C3%A9";

        Reply reply = send(agent(address));

        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        assertThat(reply.body()).isEqualTo(Site.text(address));
    }

    @Test
    void keepsServingReadersWhileParleyIsAway() {
        stage.stage().negotiation().kill();
        try {
            Reply reader = send(page("/news/7").with("User-Agent", BROWSER));
            assertThat(reader.status()).isEqualTo(200);
            assertThat(reader.body()).isEqualTo(Site.text("/news/7"));
            assertThat(send(bot("/robots.txt")).status()).isEqualTo(200);

            Reply agent = send(agent("/news/8"));
            assertThat(agent.status()).isEqualTo(503);
            assertThat(agent.header("Retry-After")).contains("30");
            assertThat(site.asked("/news/8")).isNull();
        } finally {
            stage.stage().bringBack(stage.stage().negotiation());
        }
        await("agents are answered again", () -> status(agent("/news/8")) == 200);
    }

    @Test
    void letsAgentsReadOnWithoutParleyWhereThePublisherChoseSo(@TempDir Path folder) throws Exception {
        int nobody = Ports.freePreferring(0);
        try (Proxy open = start(surroundings(folder, nobody, WhenAway.OPEN))) {
            Reply reply = send(within(Call.get(page(open, "/news/9"))));

            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.body()).isEqualTo(Site.text("/news/9"));
            assertThat(seen("/news/9")).doesNotContainKeys("X-forwarded-uri", "Parley-edge-key", "Authorization");
            for (String field : OURS) {
                assertThat(reply.header(field)).as(field).isEmpty();
            }
        }
    }

    @Test
    void chargesWhatWasDeliveredOnceThoughTheShipperIsKilled(@TempDir Path folder) throws Exception {
        var shipper = shipper(folder);
        shipper.once();
        long before = charged();
        var read = new ArrayList<>(readArticles(100, 10));
        Process following = shipper.follow();
        try {
            await("the first articles are charged", () -> read.stream().allMatch(this::isCharged));
            Files.copy(shipper.position(), folder.resolve("earlier"));
            read.addAll(readArticles(200, 10));
        } finally {
            following.destroyForcibly().onExit().join();
        }
        read.addAll(readArticles(300, 10));

        shipper.once();
        await("all articles are charged", () -> read.stream().allMatch(this::isCharged));

        // Killed after it had shipped and before it could remember: it ships the same again.
        Files.move(folder.resolve("earlier"), shipper.position(), StandardCopyOption.REPLACE_EXISTING);
        read.addAll(readArticles(400, 1));
        assertThat(shipper.once()).contains("21 shipped, 0 rejected");
        await("the last article is charged", () -> isCharged(read.getLast()));
        assertThat(charged() - before).isEqualTo(read.size());
    }

    @Test
    void doesNotChargeADownloadThatTheClientBrokeOff(@TempDir Path folder) throws Exception {
        String responseId;
        try (var download = ArticleReading.begin(agent("/news/large/1"))) {
            responseId = download.responseId();
            download.readSome();
        }

        awaitLogged(responseId);
        shipper(folder).once();

        await("it counts as aborted", () -> state(responseId).equals("aborted"));
        assertThat(access(responseId).path("charge").path("state").asText()).isEqualTo("none");
    }

    @Test
    void doesNotChargeADownloadThatTheSiteBrokeOff(@TempDir Path folder) throws Exception {
        String responseId;
        try (var download = ArticleReading.begin(agent("/news/cut/1"))) {
            responseId = download.responseId();
            assertThat(download.isCutOff()).isTrue();
        }

        awaitLogged(responseId);
        shipper(folder).once();

        await("it counts as aborted", () -> state(responseId).equals("aborted"));
        assertThat(access(responseId).path("charge").path("state").asText()).isEqualTo("none");
    }

    private List<String> readArticles(int first, int count) throws IOException {
        var responseIds = new ArrayList<String>();
        for (int number = first; number < first + count; number++) {
            Reply reply = send(agent("/news/" + number)).expecting(200);
            responseIds.add(Sightings.responseId(reply));
        }
        awaitLogged(responseIds.getLast());
        return responseIds;
    }

    /** What an edge reports begins as the response id does: with the key's id and the grant's UUID; the proofs differ. */
    private void awaitLogged(String responseId) {
        await("the proxy has logged it", () -> log().contains(responseId.substring(0, GRANT_CHARACTERS)));
    }

    private String log() {
        try {
            return Files.exists(proxy.deliveries()) ? Files.readString(proxy.deliveries()) : "";
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private Shipper shipper(Path folder) throws IOException {
        return new Shipper(proxy, port(stage.stage().negotiation("/")), edgeKey, folder);
    }

    private long charged() {
        var books = new Books(stage.stage(), stage.http());
        return books.statement(READING, YearMonth.from(ZonedDateTime.now(PUBLISHER.zone())))
                .quantity();
    }

    private boolean isCharged(String responseId) {
        JsonNode access = access(responseId);
        return access.path("state").asText().equals("delivered")
                && access.path("charge").path("state").asText().equals("charged");
    }

    private String state(String responseId) {
        return access(responseId).path("state").asText();
    }

    private JsonNode access(Reply granted) {
        String responseId = Sightings.responseId(granted);
        await("billing knows the access", () -> !access(responseId).isEmpty());
        return access(responseId);
    }

    /** An object without members while billing has not read it. */
    private JsonNode access(String responseId) {
        Reply reply = send(Call.get(stage.stage().billing("/v1/accesses/" + responseId))
                .authorizedBy(stage.stage().operator()));
        return reply.status() == 200 ? reply.json() : JsonNodeFactory.instance.objectNode();
    }

    private String newEdge() {
        return send(Call.post(stage.stage().negotiation("/v1/publishers/" + PUBLISHER.id() + "/edges"))
                        .authorizedBy(stage.stage().operator())
                        .withBody("application/json", "{\"name\": \"%s\", \"delivery\": \"observed\"}".formatted(name)))
                .expecting(201)
                .json()
                .path("key")
                .asText();
    }

    private Surroundings surroundings(Path folder, int parleyPort, WhenAway whenAway) {
        return new Surroundings(folder, PUBLISHER.host(), parleyPort, site.port(), edgeKey, whenAway);
    }

    private Call agent(String address) {
        return within(page(address));
    }

    /** Known, and without bounds. */
    private Call client(String address) {
        return page(address).authorizedBy(key());
    }

    private Call within(Call call) {
        return call.authorizedBy(key()).with("Access-Bounds", Agent.ATLAS.bounds());
    }

    private Call bot(String address) {
        return page(address).with("User-Agent", BOT);
    }

    private Call page(String address) {
        return Call.get(page(proxy, address));
    }

    private static URI page(Proxy proxy, String address) {
        return URI.create("http://" + PUBLISHER.host() + ":" + proxy.port() + address);
    }

    private Key key() {
        return stage.cast().key(READING.agent(), PUBLISHER);
    }

    private Headers seen(String address) {
        Headers seen = site.asked(address);
        assertThat(seen).as("the site was asked for " + address).isNotNull();
        return seen == null ? new Headers() : seen;
    }

    private int status(Call call) {
        return send(call).status();
    }

    private Reply send(Call call) {
        return stage.http().send(call);
    }

    private static int port(URI uri) {
        return uri.getPort();
    }

    private static void await(String what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as(what + " within " + LIMIT).isLessThan(deadline);
            Pause.aMoment();
        }
    }
}
