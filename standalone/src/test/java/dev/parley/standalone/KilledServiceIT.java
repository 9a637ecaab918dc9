package dev.parley.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.standalone.http.Call;
import dev.parley.standalone.http.Reply;
import dev.parley.standalone.process.ServiceProcess;
import dev.parley.standalone.stage.Agent;
import dev.parley.standalone.stage.Cast.Relationship;
import dev.parley.standalone.stage.Pause;
import dev.parley.standalone.stage.Publisher;
import dev.parley.standalone.story.Books;
import dev.parley.standalone.story.Sightings;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What agents saw is what is billed, whichever service is killed while they read. */
class KilledServiceIT {
    private static final String ACCESS_TOPIC = "parley.access.v1";
    private static final Relationship READING = new Relationship(Publisher.HARBOUR_GAZETTE, Agent.LUMEN);
    private static final int KILLS = 2;
    private static final int READERS = 6;
    private static final int ARTICLES_EACH = 80;
    private static final int ARTICLES = READERS * ARTICLES_EACH;
    private static final Duration LIMIT = Duration.ofSeconds(150);

    private final Sightings sightings = new Sightings();
    private final YearMonth month =
            YearMonth.from(ZonedDateTime.now(READING.publisher().zone()));
    private RunningStage running;
    private Books books;

    @BeforeEach
    void open() {
        running = RunningStage.throwAway("killed");
        books = new Books(running.stage(), running.http());
    }

    @AfterEach
    void close() {
        running.close();
    }

    @Test
    void losesNothingAndBillsNothingTwiceWhenNegotiationIsKilled() {
        readWhileKilling(running.stage().negotiation());

        everyArticleIsBilledOnce(READERS * KILLS);
        theMonthClosesWithEveryEventAccountedFor();
    }

    @Test
    void losesNothingAndBillsNothingTwiceWhenBillingIsKilled() {
        readWhileKilling(running.stage().billing());

        everyArticleIsBilledOnce(0);
        theMonthClosesWithEveryEventAccountedFor();
    }

    /** Twice, each while a good part of the articles is still to be read. */
    private void readWhileKilling(ServiceProcess service) {
        try (ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<Void>> reading = IntStream.range(0, READERS)
                    .mapToObj(reader -> CompletableFuture.runAsync(() -> read(reader), readers))
                    .toList();
            for (int kills = 1; kills <= KILLS; kills++) {
                int enough = ARTICLES * kills / (KILLS + 2);
                await("%d articles are read".formatted(enough), () -> looking(sightings.count() >= enough));
                service.kill();
                running.stage().bringBack(service);
            }
            reading.forEach(CompletableFuture::join);
        }
        assertThat(sightings.count()).isEqualTo(ARTICLES);
    }

    /** One article after the other; what does not come whole is asked for again later, under the same key. */
    private void read(int reader) {
        var unread = new ArrayDeque<Call>();
        for (int number = 1; number <= ARTICLES_EACH; number++) {
            unread.add(article(1000 + reader * ARTICLES_EACH + number));
        }
        await("reader %d has read everything".formatted(reader), () -> {
            Call call = unread.remove();
            if (!isReadNow(call)) {
                unread.add(call);
                Pause.aMoment();
            }
            return unread.isEmpty();
        });
    }

    private Call article(int number) {
        return Call.get(running.stage().page(READING.publisher().host(), "/news/" + number))
                .authorizedBy(running.cast().key(READING.agent(), READING.publisher()))
                .with("Access-Bounds", READING.agent().bounds())
                .with("Idempotency-Key", "article-" + number);
    }

    private boolean isReadNow(Call call) {
        try {
            Reply reply = running.http().send(call);
            if (reply.status() != 200) {
                assertThat(reply.status()).as(reply.body()).isIn(409, 429, 503);
                return false;
            }
            sightings.note(READING.agent(), READING.publisher(), reply);
            return true;
        } catch (UncheckedIOException cutOff) {
            return false;
        }
    }

    /**
     * Billing knows every article that an agent saw and charges each that was seen to arrive once. A gateway that is
     * killed behind the last byte cannot tell any more that it arrived; such a grant is known, and never charged.
     */
    private void everyArticleIsBilledOnce(int unobserved) {
        await("billing has read the stream to its end", () -> looking(intakeIsAtTheEnd()));
        long charged = sightings.responseIds().stream().filter(this::isCharged).count();

        assertThat(charged).isBetween((long) ARTICLES - unobserved, (long) ARTICLES);
        assertThat(books.statement(READING, month).quantity()).isEqualTo(charged);
    }

    private boolean isCharged(String responseId) {
        JsonNode access = running.http()
                .send(Call.get(running.stage().billing("/v1/accesses/" + responseId))
                        .authorizedBy(running.stage().operator()))
                .expecting(200)
                .json();
        boolean delivered = access.path("state").asText().equals("delivered");
        assertThat(access.path("charge").path("state").asText())
                .as(responseId)
                .isEqualTo(delivered ? "charged" : "pending");
        return delivered;
    }

    private void theMonthClosesWithEveryEventAccountedFor() {
        Books.Statement before = books.statement(READING, month);
        Instant dayAfter = month.plusMonths(1)
                .atDay(2)
                .atStartOfDay(READING.publisher().zone())
                .toInstant();
        running.stage().moveBillingClock(Duration.between(Instant.now(), dayAfter));
        await(
                "the month closes",
                () -> looking(running.http()
                                .send(books.closeCall(READING.publisher(), month))
                                .status()
                        == 200));

        Books.Equation period = books.periodEquation(READING.publisher(), month);
        assertThat(period.holds()).as(period.text()).isTrue();
        assertThat(books.intakeEquations()).isNotEmpty().allMatch(Books.Equation::holds);
        assertThat(books.trialBalance()).isNotEmpty().allMatch(Books.BalanceOfAsset::isZero);
        assertThat(books.statement(READING, month).amount()).isEqualByComparingTo(before.amount());
    }

    private boolean intakeIsAtTheEnd() {
        long written = endOffsets().values().stream().mapToLong(Long::longValue).sum();
        long read = books.intakeEquations().stream()
                .filter(equation -> equation.of().startsWith(ACCESS_TOPIC))
                .mapToLong(Books.Equation::whole)
                .sum();
        return written > 0 && read == written;
    }

    private Map<TopicPartition, Long> endOffsets() {
        try (Admin admin = Admin.create(
                Map.of("bootstrap.servers", running.stage().backbone().bootstrapServers()))) {
            var topic =
                    admin.describeTopics(List.of(ACCESS_TOPIC)).allTopicNames().get();
            Map<TopicPartition, OffsetSpec> ends = new ArrayList<>(topic.values())
                    .getFirst().partitions().stream()
                            .collect(Collectors.toMap(
                                    partition -> new TopicPartition(ACCESS_TOPIC, partition.partition()),
                                    partition -> OffsetSpec.latest()));
            return admin.listOffsets(ends).all().get().entrySet().stream()
                    .collect(Collectors.toMap(
                            Map.Entry::getKey, entry -> entry.getValue().offset()));
        } catch (Exception failure) {
            throw new AssertionError("Kafka did not tell the ends of " + ACCESS_TOPIC, failure);
        }
    }

    private static boolean looking(boolean seen) {
        if (!seen) {
            Pause.aMoment();
        }
        return seen;
    }

    private static void await(String what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as(what + " within " + LIMIT).isLessThan(deadline);
        }
    }
}
