package dev.parley.standalone.story;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.standalone.http.Call;
import dev.parley.standalone.http.Http;
import dev.parley.standalone.http.Reply;
import dev.parley.standalone.stage.Agent;
import dev.parley.standalone.stage.Cast;
import dev.parley.standalone.stage.Cast.Relationship;
import dev.parley.standalone.stage.Pause;
import dev.parley.standalone.stage.Publisher;
import dev.parley.standalone.stage.Stage;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Plays the story on a stage and compares each answer with what must be true.
 *
 * <p>Nothing that is expected is written down here as a number: prices come from the answers that agents saw, counts from
 * how often they asked.
 */
public final class Story {
    private static final int ARTICLES_EACH = 100;
    private static final int REFUSED = 20;
    private static final int AT_ONCE = 8;
    private static final Duration BILLING_LIMIT = Duration.ofSeconds(60);

    private final Stage stage;
    private final Cast cast;
    private final Http http;
    private final Narrator narrator;
    private final Books books;
    private final Sightings sightings = new Sightings();
    private final YearMonth month;
    private String step = "";

    public Story(Stage stage, Cast cast, Http http, Narrator narrator, Instant now) {
        this.stage = stage;
        this.cast = cast;
        this.http = http;
        this.narrator = narrator;
        this.books = new Books(stage, http);
        this.month = YearMonth.from(now.atZone(Publisher.DAILY_PLANET.zone()));
    }

    /** Throws {@link StoryBroken} at the first thing that does not hold. */
    public void play() {
        askWithoutBounds();
        String sufficient = askWithBoundsTooLow();
        Call bought = askWithTheBoundFromThatAnswer(sufficient);
        askTheSameAgain(bought);
        readHundreds(sufficient);
        readTheStatements();
        triesToCloseTheRunningMonth();
        moveTheClock();
        List<JsonNode> invoices = closeTheMonth();
        addUpTheInvoices(invoices);
        accountForEveryEvent();
        balanceTheBooks();
    }

    private void askWithoutBounds() {
        begin("An agent asks for an article and says nothing about money");
        Reply reply = send(page(Agent.THRIFT, Publisher.DAILY_PLANET, 1));
        String price = reply.header("Pricing").orElse("no price");
        compare(
                "402 and the price",
                reply.status() + ", " + upToOffer(price),
                reply.status() == 402 && hasPrice(price));
    }

    private String askWithBoundsTooLow() {
        begin("It names a bound that is too low");
        Reply reply = send(page(Agent.THRIFT, Publisher.DAILY_PLANET, 1).with("Access-Bounds", Agent.THRIFT.bounds()));
        JsonNode nearest = reply.json().path("nearest");
        String sufficient = reply.json().path("accessBounds").asText();
        long failed = Books.list(reply.json().path("failed")).count();
        compare(
                "402, each bound that failed, the nearest offer, and a bound that would do",
                "%d, %d bounds failed, nearest offer %s\n%s"
                        .formatted(reply.status(), failed, nearest.path("offer").asText("none"), sufficient),
                reply.status() == 402
                        && failed > 0
                        && !nearest.path("offer").asText().isEmpty()
                        && !sufficient.isEmpty());
        return sufficient;
    }

    private Call askWithTheBoundFromThatAnswer(String sufficient) {
        begin("It sends the bound from that answer, and has the article in one hit");
        Call call = page(Agent.THRIFT, Publisher.DAILY_PLANET, 1)
                .with("Access-Bounds", sufficient)
                .with("Idempotency-Key", "thrift-1");
        Reply reply = send(call);
        compare(
                "200, the article, its price, a response id and an agreement",
                "%d, %d characters, %s".formatted(reply.status(), reply.body().length(), summary(reply)),
                isArticle(reply));
        sightings.note(Agent.THRIFT, Publisher.DAILY_PLANET, reply);
        return call;
    }

    private void askTheSameAgain(Call bought) {
        begin("The line drops, so it sends the same request with the same Idempotency-Key");
        String before = sightings.responseIds().iterator().next();
        Reply reply = send(bought);
        String after = Sightings.responseId(reply);
        compare("200 and response id " + before, reply.status() + " and response id " + after, after.equals(before));
    }

    private void readHundreds(String sufficient) {
        begin("Three agents read on, each within bounds of its own");
        List<Visit> visits = Stream.of(
                        visits(Agent.THRIFT, Publisher.DAILY_PLANET, Agent.THRIFT.bounds(), REFUSED),
                        visits(Agent.THRIFT, Publisher.DAILY_PLANET, sufficient, ARTICLES_EACH - REFUSED),
                        visits(Agent.ATLAS, Publisher.DAILY_PLANET, Agent.ATLAS.bounds(), ARTICLES_EACH),
                        visits(Agent.ATLAS, Publisher.HARBOUR_GAZETTE, Agent.ATLAS.bounds(), ARTICLES_EACH),
                        visits(Agent.LUMEN, Publisher.HARBOUR_GAZETTE, Agent.LUMEN.bounds(), ARTICLES_EACH))
                .flatMap(List::stream)
                .toList();
        narrator.call(call(visits.getLast()));
        long before = sightings.count();
        var refused = new AtomicInteger();
        long started = System.nanoTime();
        atOnce(visits.stream()
                .<Runnable>map(visit -> () -> visit(visit, refused))
                .toList());
        double seconds = (System.nanoTime() - started) / 1e9;
        long served = sightings.count() - before;
        compare(
                "%d articles under as many response ids, %d refusals".formatted(visits.size() - REFUSED, REFUSED),
                String.format(Locale.ROOT, "%d articles, %d refusals, in %.1f s", served, refused.get(), seconds),
                served == visits.size() - REFUSED && refused.get() == REFUSED);
    }

    private void readTheStatements() {
        begin("Billing has counted the same");
        List<Relationship> relationships = relationships();
        narrator.call(books.statementCall(relationships.getFirst(), month));
        for (Relationship relationship : relationships) {
            Books.Statement statement = awaitStatement(relationship);
            compare(
                    line(relationship, sightings.count(relationship), sightings.amount(relationship)),
                    line(relationship, statement.quantity(), statement.amount()),
                    statement.quantity() == sightings.count(relationship)
                            && statement.amount().compareTo(sightings.amount(relationship)) == 0);
        }
    }

    private void triesToCloseTheRunningMonth() {
        begin("A month that still runs does not close");
        Reply reply = send(books.closeCall(Publisher.DAILY_PLANET, month));
        String type = reply.json().path("type").asText();
        compare("409 period-running", reply.status() + " " + type, reply.status() == 409 && type.endsWith("running"));
    }

    private void moveTheClock() {
        begin("The month passes");
        Duration offset = untilEveryMonthHasEnded();
        narrator.aside("billing starts again with its clock %d days ahead".formatted(offset.toDays()));
        stage.moveBillingClock(offset);
        Relationship relationship = relationships().getFirst();
        Books.Statement statement = books.statement(relationship, month);
        compare(
                line(relationship, sightings.count(relationship), sightings.amount(relationship)),
                line(relationship, statement.quantity(), statement.amount()),
                statement.amount().compareTo(sightings.amount(relationship)) == 0);
    }

    private List<JsonNode> closeTheMonth() {
        begin("The publishers close the month");
        var invoices = new ArrayList<JsonNode>();
        narrator.call(books.closeCall(Publisher.DAILY_PLANET, month));
        for (Publisher publisher : Publisher.values()) {
            Reply closed = closeWhenIntakeIsThrough(publisher);
            Reply again = http.send(books.closeCall(publisher, month));
            List<JsonNode> issued = Books.list(closed.json().path("invoices")).toList();
            long clients = relationships().stream()
                    .filter(relationship -> relationship.publisher() == publisher)
                    .count();
            compare(
                    "%s: 200, %d invoices, and the same when closed again".formatted(publisher.title(), clients),
                    "%s: %d, %d invoices".formatted(publisher.title(), closed.status(), issued.size()),
                    closed.status() == 200
                            && issued.size() == clients
                            && again.json().equals(closed.json()));
            invoices.addAll(issued);
        }
        return invoices;
    }

    private void addUpTheInvoices(List<JsonNode> invoices) {
        begin("Each invoice adds up");
        narrator.call(books.invoiceCall(id(invoices.getFirst())).with("Accept", "text/csv"));
        for (JsonNode issued : invoices) {
            JsonNode invoice =
                    http.send(books.invoiceCall(id(issued))).expecting(200).json();
            Relationship relationship = relationshipOf(invoice);
            BigDecimal lines = Books.sum(Books.list(invoice.path("lines")).map(line -> line.path("amount")));
            BigDecimal total = Books.decimal(invoice.path("total"));
            BigDecimal charged = total.add(Books.decimal(invoice.path("carriedOut")))
                    .subtract(Books.decimal(invoice.path("carriedIn")));
            compare(
                    "%s: %s".formatted(name(relationship), money(sightings.amount(relationship), relationship)),
                    "%s: %s invoiced + %s carried over = %s"
                            .formatted(
                                    name(relationship),
                                    money(total, relationship),
                                    money(charged.subtract(total), relationship),
                                    money(charged, relationship)),
                    total.compareTo(lines) == 0 && charged.compareTo(sightings.amount(relationship)) == 0);
        }
        Reply csv = http.send(books.invoiceCall(id(invoices.getFirst())).with("Accept", "text/csv"));
        long rows = csv.body().lines().count() - 1;
        compare("200, the first invoice as CSV", csv.status() + ", lines: " + rows, csv.status() == 200 && rows > 0);
    }

    private void accountForEveryEvent() {
        begin("Every event is accounted for");
        narrator.call(books.completenessCall());
        List<Books.Equation> intake = books.intakeEquations();
        List<Books.Equation> broken =
                intake.stream().filter(equation -> !equation.holds()).toList();
        compare(
                "read = accepted + duplicate + quarantined + not billable, in each partition",
                "%d partitions, %d events read, %d that do not add up"
                        .formatted(
                                intake.size(),
                                intake.stream().mapToLong(Books.Equation::whole).sum(),
                                broken.size()),
                broken.isEmpty() && !intake.isEmpty());
        narrator.call(books.periodCall(Publisher.DAILY_PLANET, month));
        for (Publisher publisher : Publisher.values()) {
            Books.Equation period = books.periodEquation(publisher, month);
            compare(
                    "%s: %d accepted, and where they went".formatted(publisher.title(), sightings.count(publisher)),
                    publisher.title() + ": " + period.text(),
                    period.holds() && period.whole() == sightings.count(publisher));
        }
    }

    private void balanceTheBooks() {
        begin("The books balance");
        narrator.call(books.trialBalanceCall());
        List<Books.BalanceOfAsset> balances = books.trialBalance();
        for (Books.BalanceOfAsset balance : balances) {
            compare(
                    balance.asset() + ": Σ postings = 0",
                    "%s: Σ over %d accounts = %s"
                            .formatted(
                                    balance.asset(),
                                    balance.accounts(),
                                    balance.sum().stripTrailingZeros().toPlainString()),
                    balance.isZero() && balance.accounts() > 1);
        }
        compare("two currencies", balances.size() + " currencies", balances.size() == 2);
    }

    private void visit(Visit visit, AtomicInteger refused) {
        Reply reply = http.send(call(visit));
        switch (reply.status()) {
            case 200 -> sightings.note(visit.agent(), visit.publisher(), reply);
            case 402 -> refused.incrementAndGet();
            default -> throw new StoryBroken(step, "200 or 402", reply.status() + " " + reply.body());
        }
    }

    private static void atOnce(List<Runnable> errands) {
        try (ExecutorService agents =
                Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory())) {
            List<CompletableFuture<Void>> running = errands.stream()
                    .map(errand -> CompletableFuture.runAsync(errand, agents))
                    .toList();
            running.forEach(CompletableFuture::join);
        } catch (CompletionException failure) {
            throw failure.getCause() instanceof RuntimeException cause ? cause : failure;
        }
    }

    private record Visit(Agent agent, Publisher publisher, String bounds, int article) {}

    /** Articles that nobody else asks for, so that each is an access of its own. */
    private static List<Visit> visits(Agent agent, Publisher publisher, String bounds, int count) {
        int first = 100 + 1000 * agent.ordinal();
        return IntStream.range(first, first + count)
                .mapToObj(article -> new Visit(agent, publisher, bounds, article))
                .toList();
    }

    private Call call(Visit visit) {
        return page(visit.agent(), visit.publisher(), visit.article()).with("Access-Bounds", visit.bounds());
    }

    private Call page(Agent agent, Publisher publisher, int article) {
        return Call.get(stage.page(publisher.host(), "/news/" + article)).authorizedBy(cast.key(agent, publisher));
    }

    private Books.Statement awaitStatement(Relationship relationship) {
        long deadline = System.nanoTime() + BILLING_LIMIT.toNanos();
        Books.Statement statement = books.statement(relationship, month);
        while (statement.quantity() < sightings.count(relationship) && System.nanoTime() < deadline) {
            Pause.aMoment();
            statement = books.statement(relationship, month);
        }
        return statement;
    }

    /** Billing has just started again, and does not close before it has read what the stream holds. */
    private Reply closeWhenIntakeIsThrough(Publisher publisher) {
        long deadline = System.nanoTime() + BILLING_LIMIT.toNanos();
        Reply reply = http.send(books.closeCall(publisher, month));
        while (reply.status() == 503 && System.nanoTime() < deadline) {
            Pause.aMoment();
            reply = http.send(books.closeCall(publisher, month));
        }
        return reply;
    }

    /** A day after the last of the publishers' months has ended. */
    private Duration untilEveryMonthHasEnded() {
        LocalDate dayAfter = month.plusMonths(1).atDay(2);
        ZonedDateTime last = Stream.of(Publisher.values())
                .map(publisher -> dayAfter.atStartOfDay(publisher.zone()))
                .max(Comparator.naturalOrder())
                .orElseThrow();
        return Duration.between(Instant.now(), last).truncatedTo(ChronoUnit.SECONDS);
    }

    private List<Relationship> relationships() {
        return cast.agentKeys().keySet().stream()
                .sorted(Comparator.comparing(Relationship::publisher).thenComparing(Relationship::agent))
                .toList();
    }

    private Relationship relationshipOf(JsonNode invoice) {
        return relationships().stream()
                .filter(relationship -> relationship
                                .publisher()
                                .id()
                                .equals(invoice.path("publisher").path("id").asText())
                        && relationship
                                .agent()
                                .id()
                                .equals(invoice.path("client").path("id").asText()))
                .findFirst()
                .orElseThrow(() -> new StoryBroken(step, "an invoice of somebody we know", invoice.toString()));
    }

    private void begin(String title) {
        step = title;
        narrator.step(title);
    }

    private Reply send(Call call) {
        narrator.call(call);
        return http.send(call);
    }

    private void compare(String expected, String seen, boolean held) {
        narrator.compared(expected, seen, held);
        if (!held) {
            throw new StoryBroken(step, expected, seen);
        }
    }

    private static boolean isArticle(Reply reply) {
        return reply.status() == 200
                && reply.body().contains("<article>")
                && reply.body().endsWith("</html>\n")
                && hasPrice(reply.header("Pricing").orElse(""))
                && !Sightings.responseId(reply).isEmpty()
                && reply.header("Agreement").orElse("").contains("agr_");
    }

    private static boolean hasPrice(String pricing) {
        return pricing.contains("access=\"");
    }

    private static String summary(Reply reply) {
        return upToOffer(reply.header("Pricing").orElse("no price")) + "\nResponse-Id "
                + Sightings.responseId(reply) + "\nAgreement "
                + reply.header("Agreement").orElse("none");
    }

    /** The prices without the names behind them. */
    private static String upToOffer(String pricing) {
        return pricing.replaceFirst(", offer=.*", "");
    }

    private static String id(JsonNode invoice) {
        return invoice.path("invoice").asText();
    }

    private static String line(Relationship relationship, long quantity, BigDecimal amount) {
        return "%s: %d accesses, %s".formatted(name(relationship), quantity, money(amount, relationship));
    }

    private static String name(Relationship relationship) {
        return relationship.agent().title() + " at " + relationship.publisher().title();
    }

    private static String money(BigDecimal amount, Relationship relationship) {
        return amount.stripTrailingZeros().toPlainString() + " "
                + relationship.publisher().currency();
    }
}
