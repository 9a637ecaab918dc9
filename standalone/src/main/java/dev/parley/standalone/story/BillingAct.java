package dev.parley.standalone.story;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.standalone.http.Reply;
import dev.parley.standalone.stage.Cast.Relationship;
import dev.parley.standalone.stage.Pause;
import dev.parley.standalone.stage.Publisher;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The last act: billing counts the same, the month passes, and invoices add up. */
final class BillingAct {
    private static final Duration BILLING_LIMIT = Duration.ofSeconds(60);

    private final Scene scene;
    private final Books books;

    BillingAct(Scene scene) {
        this.scene = scene;
        this.books = new Books(scene.stage, scene.http);
    }

    void play() {
        readTheStatements();
        triesToCloseTheRunningMonth();
        moveTheClock();
        List<JsonNode> invoices = closeTheMonth();
        addUpTheInvoices(invoices);
        accountForEveryEvent();
        balanceTheBooks();
    }

    private void readTheStatements() {
        scene.begin("Billing has counted the same");
        List<Relationship> relationships = scene.relationships();
        scene.narrator.call(books.statementCall(relationships.getFirst(), scene.month));
        for (Relationship relationship : relationships) {
            Books.Statement statement = awaitStatement(relationship);
            scene.compare(
                    scene.counted(
                            relationship, scene.sightings.count(relationship), scene.sightings.amount(relationship)),
                    scene.counted(relationship, statement.quantity(), statement.amount()),
                    statement.quantity() == scene.sightings.count(relationship)
                            && statement.amount().compareTo(scene.sightings.amount(relationship)) == 0);
        }
    }

    private void triesToCloseTheRunningMonth() {
        scene.begin("A month that still runs does not close");
        Reply reply = scene.send(books.closeCall(Publisher.DAILY_PLANET, scene.month));
        String type = reply.json().path("type").asText();
        scene.compare(
                "409 period-running", reply.status() + " " + type, reply.status() == 409 && type.endsWith("running"));
    }

    private void moveTheClock() {
        scene.begin("The month passes");
        Duration offset = untilEveryMonthHasEnded();
        scene.narrator.aside("billing starts again with its clock %d days ahead".formatted(offset.toDays()));
        scene.stage.moveBillingClock(offset);
        Relationship relationship = scene.relationships().getFirst();
        Books.Statement statement = books.statement(relationship, scene.month);
        scene.compare(
                scene.counted(relationship, scene.sightings.count(relationship), scene.sightings.amount(relationship)),
                scene.counted(relationship, statement.quantity(), statement.amount()),
                statement.amount().compareTo(scene.sightings.amount(relationship)) == 0);
    }

    private List<JsonNode> closeTheMonth() {
        scene.begin("The publishers close the month");
        var invoices = new ArrayList<JsonNode>();
        scene.narrator.call(books.closeCall(Publisher.DAILY_PLANET, scene.month));
        for (Publisher publisher : Publisher.values()) {
            Reply closed = closeWhenIntakeIsThrough(publisher);
            Reply again = scene.http.send(books.closeCall(publisher, scene.month));
            List<JsonNode> issued = Books.list(closed.json().path("invoices")).toList();
            long clients = scene.relationships().stream()
                    .filter(relationship -> relationship.publisher() == publisher)
                    .count();
            scene.compare(
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
        scene.begin("Each invoice adds up");
        scene.narrator.call(books.invoiceCall(id(invoices.getFirst())).with("Accept", "text/csv"));
        for (JsonNode issued : invoices) {
            JsonNode invoice = scene.http
                    .send(books.invoiceCall(id(issued)))
                    .expecting(200)
                    .json();
            Relationship relationship = relationshipOf(invoice);
            BigDecimal lines = Books.sum(Books.list(invoice.path("lines")).map(line -> line.path("amount")));
            BigDecimal total = Books.decimal(invoice.path("total"));
            BigDecimal charged = total.add(Books.decimal(invoice.path("carriedOut")))
                    .subtract(Books.decimal(invoice.path("carriedIn")));
            scene.compare(
                    "%s: %s"
                            .formatted(
                                    Scene.name(relationship),
                                    Scene.money(scene.sightings.amount(relationship), relationship)),
                    "%s: %s invoiced + %s carried over = %s"
                            .formatted(
                                    Scene.name(relationship),
                                    Scene.money(total, relationship),
                                    Scene.money(charged.subtract(total), relationship),
                                    Scene.money(charged, relationship)),
                    total.compareTo(lines) == 0 && charged.compareTo(scene.sightings.amount(relationship)) == 0);
            findTheUses(invoice, relationship);
        }
        Reply csv = scene.http.send(books.invoiceCall(id(invoices.getFirst())).with("Accept", "text/csv"));
        long rows = csv.body().lines().count() - 1;
        scene.compare(
                "200, the first invoice as CSV", csv.status() + ", lines: " + rows, csv.status() == 200 && rows > 0);
    }

    private void findTheUses(JsonNode invoice, Relationship relationship) {
        BigDecimal reported = scene.sightings.amount(relationship, ReportingAct.USE);
        if (reported.signum() == 0) {
            return;
        }
        List<JsonNode> lines = Books.list(invoice.path("lines"))
                .filter(line -> line.path("unit").asText().equals(ReportingAct.USE))
                .toList();
        BigDecimal invoiced = Books.sum(lines.stream().map(line -> line.path("amount")));
        long quantity =
                lines.stream().mapToLong(line -> line.path("quantity").asLong()).sum();
        scene.compare(
                "with the reported uses among its lines: " + Scene.money(reported, relationship),
                "%d %s, %s".formatted(quantity, ReportingAct.USE, Scene.money(invoiced, relationship)),
                invoiced.compareTo(reported) == 0);
    }

    private void accountForEveryEvent() {
        scene.begin("Every event is accounted for");
        scene.narrator.call(books.completenessCall());
        List<Books.Equation> intake = books.intakeEquations();
        List<Books.Equation> broken =
                intake.stream().filter(equation -> !equation.holds()).toList();
        scene.compare(
                "read = accepted + duplicate + quarantined + not billable, in each partition",
                "%d partitions, %d events read, %d that do not add up"
                        .formatted(
                                intake.size(),
                                intake.stream().mapToLong(Books.Equation::whole).sum(),
                                broken.size()),
                broken.isEmpty() && !intake.isEmpty());
        scene.narrator.call(books.periodCall(Publisher.DAILY_PLANET, scene.month));
        for (Publisher publisher : Publisher.values()) {
            Books.Equation period = books.periodEquation(publisher, scene.month);
            scene.compare(
                    "%s: %d accepted, and where they went"
                            .formatted(publisher.title(), scene.sightings.count(publisher)),
                    publisher.title() + ": " + period.text(),
                    period.holds() && period.whole() == scene.sightings.count(publisher));
        }
    }

    private void balanceTheBooks() {
        scene.begin("The books balance");
        scene.narrator.call(books.trialBalanceCall());
        List<Books.BalanceOfAsset> balances = books.trialBalance();
        for (Books.BalanceOfAsset balance : balances) {
            scene.compare(
                    balance.asset() + ": Σ postings = 0",
                    "%s: Σ over %d accounts = %s"
                            .formatted(
                                    balance.asset(),
                                    balance.accounts(),
                                    balance.sum().stripTrailingZeros().toPlainString()),
                    balance.isZero() && balance.accounts() > 1);
        }
        scene.compare("two currencies", balances.size() + " currencies", balances.size() == 2);
    }

    private Books.Statement awaitStatement(Relationship relationship) {
        long deadline = System.nanoTime() + BILLING_LIMIT.toNanos();
        Books.Statement statement = books.statement(relationship, scene.month);
        while (statement.quantity() < scene.sightings.count(relationship) && System.nanoTime() < deadline) {
            Pause.aMoment();
            statement = books.statement(relationship, scene.month);
        }
        return statement;
    }

    /** Billing has just started again, and does not close before it has read what the stream holds. */
    private Reply closeWhenIntakeIsThrough(Publisher publisher) {
        long deadline = System.nanoTime() + BILLING_LIMIT.toNanos();
        Reply reply = scene.http.send(books.closeCall(publisher, scene.month));
        while (reply.status() == 503 && System.nanoTime() < deadline) {
            Pause.aMoment();
            reply = scene.http.send(books.closeCall(publisher, scene.month));
        }
        return reply;
    }

    /** A day after the last of the publishers' months has ended. */
    private Duration untilEveryMonthHasEnded() {
        LocalDate dayAfter = scene.month.plusMonths(1).atDay(2);
        ZonedDateTime last = Stream.of(Publisher.values())
                .map(publisher -> dayAfter.atStartOfDay(publisher.zone()))
                .max(Comparator.naturalOrder())
                .orElseThrow();
        return Duration.between(Instant.now(), last).truncatedTo(ChronoUnit.SECONDS);
    }

    private Relationship relationshipOf(JsonNode invoice) {
        return scene.relationships().stream()
                .filter(relationship -> relationship
                                .publisher()
                                .id()
                                .equals(invoice.path("publisher").path("id").asText())
                        && relationship
                                .agent()
                                .id()
                                .equals(invoice.path("client").path("id").asText()))
                .findFirst()
                .orElseThrow(() -> scene.broken("an invoice of somebody we know", invoice.toString()));
    }

    private static String id(JsonNode invoice) {
        return invoice.path("invoice").asText();
    }
}
