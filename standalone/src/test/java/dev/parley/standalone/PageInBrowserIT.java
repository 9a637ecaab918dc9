package dev.parley.standalone;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.parley.standalone.http.Call;
import dev.parley.standalone.newsroom.Newsroom;
import dev.parley.standalone.page.PageServer;
import dev.parley.standalone.stage.Agent;
import dev.parley.standalone.stage.Publisher;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page as people have it before them: in Chromium, at a desk and on a phone. Pictures stay in {@code target/page}. */
class PageInBrowserIT {
    private static final int DESK = 1280;
    private static final int PHONE = 360;
    private static final Path PICTURES = Path.of("target", "page");

    private static Optional<Browser> browser = Optional.empty();
    private static RunningStage running;
    private static PageServer server;

    private final List<String> complaints = new ArrayList<>();
    private final List<BrowserContext> contexts = new ArrayList<>();

    @BeforeAll
    static void open() {
        browser = Browser.start();
        assumeTrue(browser.isPresent(), "No Chromium is installed here, so the page was not looked at.");
        running = RunningStage.throwAway("page-in-browser");
        server = PageServer.open(running.stage(), running.cast(), 0);
        ask("/", Agent.THRIFT, "");
        ask("/news/1", Agent.THRIFT, "access=EUR");
        ask("/news/2", Agent.THRIFT, "");
        ask("/news/3", Agent.THRIFT, Agent.THRIFT.bounds());
        ask("/news/4", Agent.THRIFT, "access=\"0.002\";currency=EUR, cited=\"0.01\";currency=EUR, use=(ai-train)");
        ask("/elsewhere/and/a/rather/long/way/down/the/path/of/a/site/that/likes/words", Agent.ATLAS, "");
        anonymously("/news/5", "Mozilla/5.0 (compatible; GPTBot/1.2; +https://openai.com/gptbot)", "");
        anonymously("/news/6", "curl/8.9.1", "parley_cli_that_opens_nothing");
        for (int number = 20; number < 26; number++) {
            ask("/news/" + number, Agent.ATLAS, Agent.ATLAS.bounds());
        }
        running.stage().planet().behave(Newsroom.Behaviour.FAILING);
        ask("/news/7", Agent.ATLAS, Agent.ATLAS.bounds());
        running.stage().planet().behave(Newsroom.Behaviour.PROMPT);
        askGazette("/news/2199", Agent.LUMEN, Agent.LUMEN.bounds());
        ask("/news/8", Agent.ATLAS, Agent.ATLAS.bounds() + ", dry-run");
    }

    @AfterAll
    static void close() {
        browser.ifPresent(Browser::close);
        if (server != null) {
            server.close();
            running.close();
        }
    }

    @AfterEach
    void leave() {
        contexts.forEach(BrowserContext::close);
        assertThat(complaints).as("what the browser complained of").isEmpty();
    }

    @Test
    void showsADecisionAMomentAfterItWasMade() {
        Page page = visit("/", DESK);

        ask("/news/30", Agent.ATLAS, Agent.ATLAS.bounds());

        Locator line = line(page, "/news/30");
        assertThat(line).containsText("Atlas");
        assertThat(line).containsText("Served");
        assertThat(line).containsText("0.002 EUR per access");
        assertThat(page.locator("#decisions > li").first()).containsText("/news/30");
    }

    @Test
    void leavesAloneWhatOneIsReading() {
        ask("/news/31", Agent.THRIFT, Agent.THRIFT.bounds());
        Page page = visit("/", DESK);
        Locator details = line(page, "/news/31").locator("summary");
        details.focus();
        page.keyboard().press("Enter");

        ask("/news/32", Agent.THRIFT, Agent.THRIFT.bounds());
        assertThat(line(page, "/news/32")).isVisible();

        assertThat(line(page, "/news/31").locator("details")).hasAttribute("open", "");
        assertThat(details).isFocused();
        assertThat(line(page, "/news/31").locator("dl")).containsText("access=\"0.001\";currency=EUR");
    }

    @Test
    void standsStillWhenItIsPaused() {
        Page page = visit("/?live=off", DESK);

        assertThat(page.locator("#follow")).hasCount(0);
        assertThat(page.getByText("Paused")).isVisible();
    }

    @Test
    void fillsInTheBoundsThatWouldDo() {
        Page page = visit("/explain", DESK);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Explain"))
                .click();
        assertThat(page.locator(".answer h2")).containsText("Bounds not met 402");
        assertThat(page.locator(".axes")).containsText("0.001 EUR stated, 0.002 EUR needed");
        picture(page, "explain-desk");

        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Use these bounds"))
                .click();

        assertThat(page.locator(".answer h2")).containsText("It would be served");
        assertThat(page.getByLabel("Bounds")).hasValue("access=\"0.002\";currency=EUR, cited=\"0.01\";currency=EUR");
    }

    @Test
    void leadsFromADecisionToItsExplanation() {
        Page page = visit("/", PHONE);
        Locator line = line(page, "/news/4");
        line.locator("summary").click();
        line.getByText("Explain this with other bounds").click();

        assertThat(page.getByLabel("URL")).hasValue("http://planet.localhost/news/4");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Explain"))
                .click();
        assertThat(page.locator(".answer h2")).containsText("Not permitted 403");
        assertThat(page.locator(".axes")).containsText("ai-train stated, ai-input, search permitted");
    }

    @Test
    void worksWithoutJavaScriptButForWhatIsLive() {
        Page page = context(new NewContextOptions().setJavaScriptEnabled(false), DESK);
        page.navigate(server.address() + "explain");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Explain"))
                .click();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Use these bounds"))
                .click();
        assertThat(page.locator(".answer h2")).containsText("It would be served");

        page.navigate(server.address().toString());
        assertThat(line(page, "/news/3")).containsText("0.001 EUR stated, 0.002 EUR needed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/explain", "/statements", "/invoices", "/usage", "/health"})
    void fitsAPhoneAndADesk(String path) {
        for (int width : new int[] {PHONE, DESK}) {
            Page page = visit(path, width);

            assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
                    .as("%s at %d pixels", path, width)
                    .isLessThanOrEqualTo(width);
            picture(page, (path.equals("/") ? "decisions" : path.substring(1)) + (width == DESK ? "-desk" : "-phone"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/explain", "/statements", "/invoices", "/usage", "/health"})
    void isSaneForKeyboardsAndScreenReaders(String path) {
        Page page = visit(path, DESK);

        page.keyboard().press("Tab");
        assertThat(page.locator(":focus")).hasText("Skip to the content");
        assertThat(page.locator("h1")).hasCount(1);
        assertThat(page.locator("main")).hasCount(1);
        assertThat(page.locator("nav a[aria-current=page]")).hasCount(1);
        assertThat(page.evaluate("""
                        [...document.querySelectorAll('input:not([type=hidden]), select, textarea')]
                            .filter(control => control.labels.length === 0).length
                        + [...document.querySelectorAll('button, a')].filter(one => !one.textContent.trim()).length
                        + [...document.querySelectorAll('table')].filter(table => !table.querySelector('th[scope]')).length
                        """)).isEqualTo(0);
    }

    @Test
    void hasADarkSide() {
        Page page = context(new NewContextOptions().setColorScheme(ColorScheme.DARK), DESK);
        page.navigate(server.address().toString());

        assertThat(page.evaluate("getComputedStyle(document.body).backgroundColor"))
                .isEqualTo("rgb(21, 21, 19)");
        picture(page, "decisions-dark");
    }

    @Test
    void saysWhenItIsNotServedAnyMore() {
        PageServer other = PageServer.open(running.stage(), running.cast(), 0);
        Page page = context(new NewContextOptions(), DESK);
        page.navigate(other.address().toString());
        assertThat(page.locator("#offline")).isHidden();

        other.close();

        assertThat(page.locator("#offline")).isVisible();
        complaints.clear();
    }

    private static Locator line(Page page, String path) {
        Locator url = page.locator(".url").filter(new Locator.FilterOptions().setHasText(Pattern.compile(path + "$")));
        return page.locator("#decisions > li", new Page.LocatorOptions().setHas(url));
    }

    private Page visit(String path, int width) {
        Page page = context(new NewContextOptions(), width);
        page.navigate(server.address().resolve(path).toString());
        return page;
    }

    private Page context(NewContextOptions options, int width) {
        BrowserContext context =
                browser.orElseThrow().chromium().newContext(options.setViewportSize(width, width == PHONE ? 740 : 800));
        contexts.add(context);
        Page page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
        return page;
    }

    private static void picture(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(PICTURES.resolve(name + ".png"))
                .setFullPage(true));
    }

    private static void ask(String path, Agent agent, String bounds) {
        ask(Publisher.DAILY_PLANET, path, agent, bounds);
    }

    private static void askGazette(String path, Agent agent, String bounds) {
        ask(Publisher.HARBOUR_GAZETTE, path, agent, bounds);
    }

    private static void ask(Publisher publisher, String path, Agent agent, String bounds) {
        Call call = Call.get(running.stage().page(publisher.host(), path))
                .authorizedBy(running.cast().key(agent, publisher));
        running.http().send(bounds.isEmpty() ? call : call.with("Access-Bounds", bounds));
    }

    private static void anonymously(String path, String userAgent, String key) {
        Call call = Call.get(running.stage().page(Publisher.DAILY_PLANET.host(), path))
                .with("User-Agent", userAgent);
        running.http().send(key.isEmpty() ? call : call.with("Authorization", "Bearer " + key));
    }
}
