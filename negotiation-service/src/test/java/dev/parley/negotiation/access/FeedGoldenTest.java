package dev.parley.negotiation.access;

import static dev.parley.negotiation.access.Newsroom.KEY;
import static dev.parley.negotiation.access.Newsroom.fields;
import static dev.parley.negotiation.access.Newsroom.get;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.parley.negotiation.access.feed.DecisionFeed;
import dev.parley.negotiation.access.http.FeedBody;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The feed as it was answered when it was released. With {@code -Dgolden.write} the file is written anew; look at the
 * difference before it is committed.
 */
class FeedGoldenTest {
    private static final Path GOLDEN =
            Path.of("src/test/resources/dev/parley/negotiation/access/answers/200-decisions.json");
    private static final String ENOUGH = "access=\"0.002\";currency=EUR, cited=\"0.01\";currency=EUR";

    private final DecisionFeed feed = new DecisionFeed();
    private final Newsroom newsroom = new Newsroom();

    @Test
    void showsDecisionsAsItAlwaysDid() throws IOException {
        decide(get("/about/us", fields(null)));
        decide(get("/news/1", fields(KEY, "access=EUR")));
        decide(get("/news/1", fields(KEY, "access=\"0.001\";currency=EUR, ref=\"team-7\"")));
        decide(get("/news/1", named("GPTBot/1.2 \"<b>&")));
        decide(get("/news/1", fields(Newsroom.UNKNOWN_KEY, ENOUGH)));
        decide(get("/news/1", fields(KEY, ENOUGH + ", use=(ai-train)")));
        decide(get("/news/1", fields(KEY, ENOUGH + ", dry-run")));
        deliver(decide(get("/news/1", fields(KEY, ENOUGH))));
        feed.withdrawn(admission(decide(get("/news/2", fields(KEY, ENOUGH)))));
        feed.released(
                admission(decide(get("/news/3", fields(KEY, ENOUGH)))),
                new Release.Withheld(AccessProblems.streamUnavailable()),
                Duration.ZERO);
        decide(get("/news/4", fields(KEY, ENOUGH)));

        check(FeedBody.of(feed.read(null, 100, everybody -> true), null));
    }

    private static AccessFields named(String userAgent) {
        return new AccessFields(List.of(), List.of(), List.of(), null, userAgent);
    }

    /** As it was decided, but in a time that is the same with each run. */
    private Decided decide(AccessRequest request) {
        newsroom.flow.decide(request).toCompletableFuture().join();
        Decided seen = newsroom.observer.decided.getLast();
        var timed = new Decided(
                seen.request(),
                seen.at(),
                Duration.ofNanos(210_900),
                seen.caller(),
                seen.bounds(),
                seen.decision(),
                seen.verdict());
        feed.decided(timed);
        return timed;
    }

    private void deliver(Decided decided) {
        Release release = newsroom.flow
                .grant(admission(decided), null)
                .toCompletableFuture()
                .join();
        feed.released(admission(decided), release, Duration.ZERO);
        feed.delivered(((Release.Granted) release).grant(), new Delivery(Delivery.Outcome.COMPLETE, 200, 1714));
    }

    private static Admission admission(Decided decided) {
        return ((Verdict.Admitted) decided.verdict()).admission();
    }

    private static void check(FeedBody body) throws IOException {
        String actual = new ObjectMapper()
                        .registerModule(new JavaTimeModule())
                        .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                        .writerWithDefaultPrettyPrinter()
                        .writeValueAsString(body)
                + "\n";
        if (Boolean.getBoolean("golden.write")) {
            Files.writeString(GOLDEN, actual);
        }
        assertThat(actual).isEqualTo(Files.readString(GOLDEN));
    }
}
