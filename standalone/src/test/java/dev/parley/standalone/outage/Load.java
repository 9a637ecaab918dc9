package dev.parley.standalone.outage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.standalone.RunningStage;
import dev.parley.standalone.http.Call;
import dev.parley.standalone.http.Http;
import dev.parley.standalone.http.Reply;
import dev.parley.standalone.stage.Agent;
import dev.parley.standalone.stage.Cast.Relationship;
import dev.parley.standalone.stage.Pause;
import dev.parley.standalone.stage.Publisher;
import dev.parley.standalone.story.Sightings;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.atomic.LongAdder;

/**
 * Agents that read one article after the other and note what they get. Some send each request under an idempotency key
 * and the same one again until it is answered, others take what they get.
 */
final class Load implements AutoCloseable {
    static final List<Relationship> RELATIONSHIPS = List.of(
            new Relationship(Publisher.DAILY_PLANET, Agent.ATLAS),
            new Relationship(Publisher.HARBOUR_GAZETTE, Agent.ATLAS),
            new Relationship(Publisher.HARBOUR_GAZETTE, Agent.LUMEN));
    private static final int READERS_EACH = 4;
    private static final Duration LAST_REPEATS = Duration.ofSeconds(60);
    private static final AtomicInteger ARTICLES = new AtomicInteger();

    private final RunningStage running;
    private final Http http;
    private final Duration limit;
    private final Sightings sightings;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<CompletableFuture<Void>> readers = new ArrayList<>();
    private final Map<Relationship, LongAdder> served = new ConcurrentHashMap<>();
    private final Map<Relationship, LongAdder> unmetered = new ConcurrentHashMap<>();
    private final Map<String, LongAdder> refused = new ConcurrentHashMap<>();
    private final Queue<String> surprises = new ConcurrentLinkedQueue<>();
    private final LongAccumulator slowestNanos = new LongAccumulator(Math::max, 0);
    private volatile boolean ending;

    private Load(RunningStage running, Duration limit, Sightings sightings) {
        this.running = running;
        this.limit = limit;
        this.http = new Http(limit.plusSeconds(5));
        this.sightings = sightings;
    }

    /**
     * Begins to read.
     *
     * @param limit for any answer
     * @param sightings where what was served is noted
     */
    static Load begin(RunningStage running, Duration limit, Sightings sightings) {
        var load = new Load(running, limit, sightings);
        for (Relationship relationship : RELATIONSHIPS) {
            for (int reader = 0; reader < READERS_EACH; reader++) {
                boolean repeats = reader % 2 == 0;
                load.readers.add(CompletableFuture.runAsync(() -> load.read(relationship, repeats), load.threads));
            }
        }
        return load;
    }

    /** Under a grant, by one agent of one publisher. */
    long served(Relationship relationship) {
        return served.getOrDefault(relationship, new LongAdder()).sum();
    }

    /** Without a grant. */
    long unmetered(Relationship relationship) {
        return unmetered.getOrDefault(relationship, new LongAdder()).sum();
    }

    /** With 503 and this problem. */
    long refused(String problem) {
        return refused.getOrDefault(problem, new LongAdder()).sum();
    }

    /** Reads nothing new; what is repeated until it is answered still is. */
    void end() {
        ending = true;
        readers.forEach(reader ->
                reader.orTimeout(LAST_REPEATS.toSeconds(), TimeUnit.SECONDS).join());
    }

    /** Every answer was an article or said clearly when to come again, and none was late. */
    void assertAnswersAreClear() {
        assertThat(surprises).isEmpty();
        assertThat(Duration.ofNanos(slowestNanos.get())).isLessThan(limit);
    }

    @Override
    public void close() {
        ending = true;
        threads.shutdownNow();
    }

    private void read(Relationship relationship, boolean repeats) {
        while (!ending) {
            Call once = article(relationship);
            Call call = repeats ? once.with("Idempotency-Key", "outage-" + UUID.randomUUID()) : once;
            while (!isAnswered(relationship, call) && repeats) {
                Pause.aMoment();
            }
            Pause.aMoment();
        }
    }

    private Call article(Relationship relationship) {
        int number = 1 + ARTICLES.incrementAndGet() % 9_999;
        return Call.get(running.stage().page(relationship.publisher().host(), "/news/" + number))
                .authorizedBy(running.cast().key(relationship.agent(), relationship.publisher()))
                .with("Access-Bounds", relationship.agent().bounds());
    }

    private boolean isAnswered(Relationship relationship, Call call) {
        long began = System.nanoTime();
        try {
            return take(relationship, http.send(call));
        } catch (UncheckedIOException noAnswer) {
            surprises.add(noAnswer.toString());
            return false;
        } finally {
            slowestNanos.accumulate(System.nanoTime() - began);
        }
    }

    /** False if it is to be asked for again. */
    private boolean take(Relationship relationship, Reply reply) {
        if (reply.status() == 200 && reply.header("Response-Id").isPresent()) {
            sightings.note(relationship.agent(), relationship.publisher(), reply);
            add(served, relationship);
            return true;
        }
        if (isUnmetered(reply)) {
            add(unmetered, relationship);
            return true;
        }
        if (isClear(reply)) {
            refused.computeIfAbsent(slug(reply), problem -> new LongAdder()).increment();
        } else {
            surprises.add(reply.status() + " " + reply.headers().map() + " " + reply.body());
        }
        return false;
    }

    private static boolean isUnmetered(Reply reply) {
        return reply.status() == 200
                && reply.body().contains("<article>")
                && List.of("Response-Id", "Agreement", "Pricing").stream()
                        .allMatch(field -> reply.header(field).isEmpty());
    }

    private static boolean isClear(Reply reply) {
        boolean again =
                reply.status() == 503 || reply.status() == 409 && slug(reply).equals("idempotency-key-in-use");
        return again
                && reply.header("Retry-After").isPresent()
                && reply.header("Content-Type").orElse("").startsWith("application/problem+json")
                && reply.header("Response-Id").isEmpty();
    }

    private static String slug(Reply reply) {
        return reply.json().path("type").asText().replace("/problems/", "");
    }

    private static void add(Map<Relationship, LongAdder> counts, Relationship relationship) {
        counts.computeIfAbsent(relationship, of -> new LongAdder()).increment();
    }
}
