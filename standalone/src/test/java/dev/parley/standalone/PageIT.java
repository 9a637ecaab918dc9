package dev.parley.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.standalone.http.Call;
import dev.parley.standalone.http.Key;
import dev.parley.standalone.http.Reply;
import dev.parley.standalone.page.PageServer;
import dev.parley.standalone.stage.Agent;
import dev.parley.standalone.stage.Cast.Relationship;
import dev.parley.standalone.stage.Pause;
import dev.parley.standalone.stage.Publisher;
import dev.parley.standalone.story.Books;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page, in front of the packages that production runs, as any HTTP client sees it. */
class PageIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String ENOUGH = "access=\"0.002\";currency=EUR, cited=\"0.01\";currency=EUR";
    private static final Pattern TOKEN = Pattern.compile("name=\"token\" value=\"([0-9a-f]+)\"");
    private static final Pattern FRESH = Pattern.compile("hx-get=\"(/decisions/fresh[^\"]*)\"");

    private static RunningStage running;
    private static PageServer page;

    @BeforeAll
    static void open() {
        running = RunningStage.throwAway("page");
        page = PageServer.open(running.stage(), running.cast(), 0);
    }

    @AfterAll
    static void close() {
        page.close();
        running.close();
    }

    @Test
    void tellsWhoAskedForWhatWhyItWasTurnedAwayAndAtWhichPriceItIsHad() {
        read(Agent.THRIFT, "/news/11", "access=\"0.001\";currency=EUR");

        String html = awaitPage("/", shown -> shown.contains("/news/11"));

        assertThat(html)
                .contains("<b>Thrift</b>", "at The Daily Planet", "Bounds not met")
                .contains("0.001 EUR stated, 0.002 EUR needed")
                .contains("none stated, 0.01 EUR needed")
                .contains("0.002 EUR per access", "0.01 EUR if cited");
    }

    @Test
    void tellsWhatBecameOfWhatWasGranted() {
        String responseId = read(Agent.ATLAS, "/news/12", Agent.ATLAS.bounds())
                .header("Response-Id")
                .orElseThrow()
                .replace("\"", "");

        assertThat(awaitPage("/", shown -> shown.contains(responseId) && shown.contains("Served")))
                .contains("/news/12", "0.002 EUR per access");
    }

    @Test
    void showsWhateverAgentsSendAsText() {
        String hostile = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>";
        running.http()
                .send(Call.get(running.stage().page(Publisher.DAILY_PLANET.host(), "/news/13?%3Cb%3E=%22"))
                        .with("User-Agent", hostile));
        read(
                Agent.THRIFT,
                "/news/14/%3Cscript%3E",
                "access=\"0.001\";currency=EUR, ref=\"</bdi><script>alert(3)</script>\"");

        String html = awaitPage("/", shown -> shown.contains("/news/14"));

        assertThat(html)
                .doesNotContain("<script>alert", "<img src=x", "?%3Cb%3E")
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;&gt;&lt;img src=x")
                .contains("&lt;/bdi&gt;&lt;script&gt;alert(3)");
    }

    @Test
    void sendsOnlyWhatHasChanged() {
        read(Agent.THRIFT, "/news/15", "access=\"0.001\";currency=EUR");
        String first = awaitPage("/", shown -> shown.contains("/news/15"));
        String address = fresh(first);

        Reply quiet = get(address);
        read(Agent.THRIFT, "/news/16", "access=\"0.001\";currency=EUR");
        String changes = awaitPage(address, shown -> shown.contains("/news/16"));

        assertThat(quiet.status()).isEqualTo(204);
        assertThat(changes).doesNotContain("/news/15<").contains("hx-swap-oob=\"afterbegin:#decisions\"");
        assertThat(get(fresh(changes)).status()).isEqualTo(204);
    }

    @Test
    void explainsWhatWouldDoAndBindsNothing() {
        String refused = explain("cli_thrift", "http://planet.localhost/news/17", "access=\"0.001\";currency=EUR", "")
                .expecting(200)
                .body();
        String sufficient = "access=\"0.002\";currency=EUR, cited=\"0.01\";currency=EUR";
        String served = explain("cli_thrift", "http://planet.localhost/news/17", "anything", sufficient)
                .expecting(200)
                .body();

        assertThat(refused)
                .contains("Bounds not met", "read-and-ground", "nearest", "0.001 EUR stated, 0.002 EUR needed")
                .contains("name=\"use\" value=\"access=&quot;0.002&quot;;currency=EUR, cited=");
        assertThat(served).contains("It would be served", "0.002 EUR per access", "0.01 EUR if cited");
        assertThat(awaitPage("/", shown -> shown.contains("/news/17"))).contains("Quoted");
        Reply statement = running.http()
                .send(new Books(running.stage(), running.http())
                        .statementCall(
                                new Relationship(Publisher.DAILY_PLANET, Agent.THRIFT),
                                YearMonth.now(Publisher.DAILY_PLANET.zone())));
        assertThat(statement.body()).doesNotContain("news/17");
        assertThat(statement.json().path("lines")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"dry-run=?0, " + ENOUGH, ENOUGH + ", dry-run=?0", "dry-run=?0"})
    void neverAsksOtherwiseThanDryly(String bounds) {
        String html = explain("cli_thrift", "http://planet.localhost/news/18", bounds, "")
                .body();

        assertThat(html).contains("Malformed").doesNotContain("It would be served");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "http://",
                "javascript:alert(1)",
                "http://nobody.localhost/",
                "http://planet.localhost/%zz"
            })
    void saysWhatIsWrongWithAUrl(String url) {
        Reply answer = explain("cli_atlas", url, "", "");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).contains("class=\"sentence\"").doesNotContain("Exception", "It would be served");
    }

    @Test
    void saysThatAnAgentIsNotKnownToAPublisher() {
        assertThat(explain("cli_lumen", "http://planet.localhost/news/1", "", "")
                        .body())
                .contains("Lumen has no key of The Daily Planet");
    }

    @Test
    void showsTheStatementOfEachRelationship() {
        read(Agent.ATLAS, "/news/19", Agent.ATLAS.bounds().replace("answers", "team-19"));

        String html = awaitPage("/statements", shown -> shown.contains("team-19"));

        assertThat(html).contains("The Daily Planet", "Harbour Gazette", "Lumen", "0.002 EUR", "provisional");
        assertThat(get("/statements?period=2020-01").body()).contains("nothing owed");
        assertThat(get("/statements?period=soon").status()).isEqualTo(400);
    }

    @Test
    void tellsHowEachPartDoesAndWhetherTheBooksHold() {
        String html = get("/health").expecting(200).body();

        assertThat(html)
                .contains("PostgreSQL", "one broker answers", "negotiation-service", "billing-reconciler")
                .contains("Billing accounts for every event", "holds")
                .doesNotContain("does not answer");
    }

    @Test
    void showsWhatAgentsReport() {
        Reply granted = read(Agent.ATLAS, "/news/21", Agent.ATLAS.bounds());
        String report = """
                {"records": [{"id": "cite-21", "responseId": %s, "agreement": %s, "use": "cited", "usedAt": "%s"}]}
                """.formatted(
                        granted.header("Response-Id").orElseThrow(),
                        granted.header("Agreement").orElseThrow().replaceFirst(";.*", ""),
                        Instant.now());
        running.http()
                .send(Call.post(running.stage().usageLog("/v1/usage"))
                        .authorizedBy(running.cast().key(Agent.ATLAS, Publisher.DAILY_PLANET))
                        .withBody("application/json", report))
                .expecting(202);

        assertThat(awaitPage("/usage", shown -> shown.contains("counted")))
                .contains("cite-21", "1 × cited", "/news/21", "<b>Atlas</b>");
        assertThat(awaitPage("/statements", shown -> shown.contains("cited"))).contains("0.01 EUR");
    }

    @Test
    void showsNoKeyAnywhere() {
        for (String path :
                new String[] {"/", "/explain", "/statements", "/invoices", "/usage", "/health", "/health/summary"}) {
            String html = get(path).expecting(200).body();

            assertThat(running.cast().keys()).extracting(Key::value).noneMatch(html::contains);
        }
    }

    @Test
    void letsABrowserDoNothingThatThePageDoesNotBring() {
        Reply reply = get("/");

        assertThat(reply.header("Content-Security-Policy").orElse(""))
                .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(reply.header("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(reply.header("Cache-Control")).hasValue("no-store");
        assertThat(reply.body()).doesNotContain("<script>", "onclick", "style=", "https://");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Host: evil.example",
                "Host: evil.example:%d",
                "Host: localhost",
                "Host: localhost:%d\r\nHost: evil.example",
                "X-None: 1"
            })
    void answersUnderItsOwnNamesAlone(String host) throws IOException {
        assertThat(raw("GET / HTTP/1.1\r\n" + host.formatted(page.address().getPort()) + "\r\n\r\n"))
                .doesNotStartWith("HTTP/1.1 200")
                .doesNotContain("<h1>Decisions");
    }

    @Test
    void takesItsOwnFormsAlone() {
        String form = "agent=cli_thrift&url=http://planet.localhost/news/1&bounds=";
        String token = token();

        assertThat(post(form, "").status()).isEqualTo(403);
        assertThat(post(form + "&token=" + "0".repeat(token.length()), "").status())
                .isEqualTo(403);
        assertThat(post(form + "&token=" + token, "http://evil.example").status())
                .isEqualTo(403);
        assertThat(post(form + "&token=" + token, "null").status()).isEqualTo(403);
        assertThat(post(form + "&token=" + token, "").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nothing", "/invoices/inv_unknown", "/assets/../page.css", "/assets/PageServer.class"})
    void saysWhatItDoesNotHave(String path) {
        assertThat(get(path).status()).isIn(400, 404);
        assertThat(get(path).body()).doesNotContain("Exception");
    }

    @Test
    void showsAnInvoiceWithItsLinesAndAsCsv() {
        YearMonth month = YearMonth.now(Publisher.HARBOUR_GAZETTE.zone());
        read(Agent.ATLAS, Publisher.HARBOUR_GAZETTE, "/news/20", Agent.ATLAS.bounds());
        for (int number = 100; number < 120; number++) {
            read(Agent.ATLAS, Publisher.HARBOUR_GAZETTE, "/news/" + number, Agent.ATLAS.bounds());
        }
        awaitPage("/statements", shown -> shown.contains("answers"));
        running.stage().moveBillingClock(Duration.ofDays(40));
        Call closing = new Books(running.stage(), running.http()).closeCall(Publisher.HARBOUR_GAZETTE, month);
        try {
            awaitStatus(closing, 200);

            String list = get("/invoices").expecting(200).body();
            Matcher link = Pattern.compile("href=\"(/invoices/inv_[a-z0-9]+)\"").matcher(list);
            assertThat(link.find()).isTrue();
            String invoice = get(link.group(1)).expecting(200).body();
            Reply csv = get(link.group(1) + ".csv").expecting(200);

            assertThat(invoice).contains("Harbour Gazette", "access, archive", "0.0015 USD", "Carried over", "Total");
            assertThat(csv.header("Content-Type").orElse("")).startsWith("text/csv");
            assertThat(csv.header("Content-Disposition").orElse("")).contains("attachment; filename=\"inv_");
            assertThat(csv.body()).startsWith("invoice,number,");
        } finally {
            running.stage().moveBillingClock(Duration.ZERO);
        }
    }

    @Test
    void showsThatAServiceIsDownAndGoesOn() {
        running.stage().billing().kill();
        try {
            assertThat(get("/statements").expecting(200).body()).contains("billing-reconciler does not answer");
            assertThat(get("/invoices").expecting(200).body()).contains("billing-reconciler does not answer");
            assertThat(get("/health").expecting(200).body())
                    .contains("has ended")
                    .doesNotContain("Exception");
            assertThat(get("/health/summary").body()).contains("class=\"count\">1<");
            assertThat(get("/").expecting(200).body()).contains("Decisions").doesNotContain("does not answer. This");
        } finally {
            running.stage().bringBack(running.stage().billing());
        }
        assertThat(get("/statements").body()).doesNotContain("does not answer");
    }

    @Test
    void tellsThoseWhoFollowThatDecisionsCannotBeRead() {
        String address = fresh(get("/").body());
        running.stage().negotiation().kill();
        String down;
        try {
            assertThat(get("/").expecting(200).body()).contains("negotiation-service does not answer");
            down = get(address).expecting(200).body();
            assertThat(down).contains("negotiation-service does not answer");
            assertThat(get(fresh(down)).status()).isEqualTo(204);
        } finally {
            running.stage().bringBack(running.stage().negotiation());
        }
        assertThat(get(fresh(down)).expecting(200).body()).doesNotContain("does not answer");
    }

    private static Reply read(Agent agent, String path, String bounds) {
        return read(agent, Publisher.DAILY_PLANET, path, bounds);
    }

    private static Reply read(Agent agent, Publisher publisher, String path, String bounds) {
        return running.http()
                .send(Call.get(running.stage().page(publisher.host(), path))
                        .authorizedBy(running.cast().key(agent, publisher))
                        .with("Access-Bounds", bounds));
    }

    private static Reply explain(String agent, String url, String bounds, String use) {
        return post(
                "token=%s&agent=%s&url=%s&bounds=%s&use=%s"
                        .formatted(token(), agent, encoded(url), encoded(bounds), encoded(use)),
                page.address().toString().replaceFirst("/$", ""));
    }

    /** @param origin empty: the client names none */
    private static Reply post(String form, String origin) {
        Call call = Call.post(page.address().resolve("/explain")).withBody("application/x-www-form-urlencoded", form);
        return running.http().send(origin.isEmpty() ? call : call.with("Origin", origin));
    }

    private static String token() {
        Matcher token = TOKEN.matcher(get("/explain").body());
        assertThat(token.find()).isTrue();
        return token.group(1);
    }

    private static String fresh(String html) {
        Matcher address = FRESH.matcher(html);
        assertThat(address.find()).isTrue();
        return address.group(1).replace("&amp;", "&");
    }

    private static Reply get(String path) {
        return running.http().send(Call.get(URI.create(page.address().toString().replaceFirst("/$", "") + path)));
    }

    private static String awaitPage(String path, Predicate<String> condition) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        String html = get(path).body();
        while (!condition.test(html)) {
            assertThat(System.nanoTime()).as("%s still shows %s", path, html).isLessThan(deadline);
            Pause.aMoment();
            html = get(path).body();
        }
        return html;
    }

    private static void awaitStatus(Call call, int status) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        Reply reply = running.http().send(call);
        while (reply.status() != status) {
            assertThat(System.nanoTime()).as(reply.body()).isLessThan(deadline);
            Pause.aMoment();
            reply = running.http().send(call);
        }
    }

    private static String raw(String request) throws IOException {
        try (var socket = new Socket("127.0.0.1", page.address().getPort())) {
            socket.setSoTimeout((int) PATIENCE.toMillis());
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
