package dev.parley.negotiation.access;

import static dev.parley.negotiation.access.Newsroom.KEY;
import static dev.parley.negotiation.access.Newsroom.PUBLISHER;
import static dev.parley.negotiation.access.Newsroom.fields;
import static dev.parley.negotiation.access.Newsroom.get;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.negotiation.access.feed.DecisionFeed;
import dev.parley.negotiation.access.feed.Fate;
import dev.parley.negotiation.access.feed.FeedEntry;
import dev.parley.negotiation.access.feed.FeedEntry.Outcome;
import dev.parley.negotiation.directory.DeliveryMode;
import dev.parley.protocol.id.PublisherId;
import dev.parley.protocol.match.Resource;
import dev.parley.shell.problem.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DecisionFeedTest {
    private static final String ENOUGH = "access=\"0.002\";currency=EUR, cited=\"0.01\";currency=EUR";
    private static final PublisherId OTHER = new PublisherId("pub_other");

    private final DecisionFeed feed = new DecisionFeed();
    private final Newsroom newsroom = new Newsroom();

    @Test
    void keepsTheLatestAndForgetsTheRest() {
        for (int number = 0; number <= DecisionFeed.CAPACITY; number++) {
            feed.decided(open(PUBLISHER, "/news/" + number));
        }

        List<FeedEntry> kept = read(null, 2000);

        assertThat(kept).hasSize(DecisionFeed.CAPACITY);
        assertThat(kept.getFirst().resource().path()).isEqualTo("/news/1");
        assertThat(kept.getLast().resource().path()).isEqualTo("/news/" + DecisionFeed.CAPACITY);
    }

    @Test
    void showsTheLatestFirstOfAllAndThenWhatCameAfter() {
        List.of("/a", "/b", "/c", "/d").forEach(path -> feed.decided(open(PUBLISHER, path)));

        List<FeedEntry> latest = read(null, 2);
        List<FeedEntry> after = read(latest.getFirst().place(), 10);
        feed.decided(open(PUBLISHER, "/e"));

        assertThat(paths(latest)).containsExactly("/c", "/d");
        assertThat(paths(after)).containsExactly("/d");
        assertThat(paths(read(latest.getLast().place(), 10))).containsExactly("/e");
    }

    @Test
    void numbersDecisionsOfTheSameInstantApart() {
        feed.decided(open(PUBLISHER, "/a"));
        feed.decided(open(PUBLISHER, "/b"));

        assertThat(read(null, 10))
                .extracting(FeedEntry::place)
                .doesNotHaveDuplicates()
                .isSorted();
    }

    @Test
    void saysWhenItHasForgottenSomethingInBetween() {
        feed.decided(open(PUBLISHER, "/first"));
        long seen = read(null, 1).getFirst().place();
        feed.decided(open(PUBLISHER, "/second"));
        long next = read(null, 1).getFirst().place();
        for (int number = 0; number < DecisionFeed.CAPACITY; number++) {
            feed.decided(open(PUBLISHER, "/more"));
        }

        assertThat(feed.read(seen, 10, all -> true).gap()).isTrue();
        assertThat(feed.read(next, 10, all -> true).gap()).isFalse();
        assertThat(feed.read(null, 10, all -> true).gap()).isFalse();
    }

    @Test
    void showsNobodyWhatIsAnothers() {
        feed.decided(open(PUBLISHER, "/mine"));
        feed.decided(open(OTHER, "/theirs"));

        assertThat(paths(feed.read(null, 10, OTHER::equals).decisions())).containsExactly("/theirs");
        assertThat(paths(feed.read(0L, 10, OTHER::equals).decisions())).containsExactly("/theirs");
    }

    @Test
    void followsAnAdmissionToItsDelivery() {
        Decided decided = decided(get("/news/1", fields(KEY, ENOUGH)));
        feed.decided(decided);
        assertThat(fate()).isEqualTo(new Fate.Underway());

        AccessGrant grant = release(decided);
        assertThat(fate()).isEqualTo(new Fate.Granted(new Fate.Paper(grant.responseId(), grant.agreementId())));

        var delivery = new Delivery(Delivery.Outcome.CLIENT_ABORTED, 200, 17);
        feed.delivered(grant, delivery);
        assertThat(fate())
                .isEqualTo(new Fate.Delivered(new Fate.Paper(grant.responseId(), grant.agreementId()), delivery));
    }

    @Test
    void tellsGrantsApartThatNobodyTook() {
        Decided decided = decided(get("/news/1", fields(KEY, ENOUGH)));
        feed.decided(decided);
        AccessGrant grant = release(decided);

        feed.unanswered(grant);

        assertThat(fate()).isInstanceOf(Fate.Unanswered.class);
    }

    @Test
    void tellsWhatWasNotServedAfterAll() {
        Decided withheld = decided(get("/news/1", fields(KEY, ENOUGH)));
        Decided withdrawn = decided(get("/news/2", fields(KEY, ENOUGH)));
        feed.decided(withheld);
        feed.decided(withdrawn);

        feed.released(admission(withheld), new Release.Withheld(AccessProblems.streamUnavailable()), Duration.ZERO);
        feed.withdrawn(admission(withdrawn));

        assertThat(fates()).containsExactly(new Fate.Withheld(Problem.STREAM_UNAVAILABLE), new Fate.Withdrawn());
    }

    @Test
    void hearsWithoutHarmOfWhatItHasForgotten() {
        Decided decided = decided(get("/news/1", fields(KEY, ENOUGH)));
        feed.decided(decided);
        for (int number = 0; number < DecisionFeed.CAPACITY; number++) {
            feed.decided(open(PUBLISHER, "/more"));
        }

        AccessGrant grant = release(decided);
        feed.delivered(grant, new Delivery(Delivery.Outcome.COMPLETE, 200, 1));

        assertThat(read(null, DecisionFeed.CAPACITY)).allMatch(entry -> entry.outcome() instanceof Outcome.Open);
    }

    @Test
    void keepsAsMuchOfAUserAgentAsPeopleRead() {
        var chatty = new AccessFields(List.of(), List.of(), List.of(), null, "x".repeat(10_000));

        feed.decided(decided(get("/about/us", chatty)));

        assertThat(read(null, 1).getFirst().userAgent()).hasSize(256);
    }

    private Decided decided(AccessRequest request) {
        newsroom.flow.decide(request).toCompletableFuture().join();
        return newsroom.observer.decided.getLast();
    }

    private AccessGrant release(Decided decided) {
        Admission admission = admission(decided);
        Release release =
                newsroom.flow.grant(admission, null).toCompletableFuture().join();
        feed.released(admission, release, Duration.ZERO);
        return ((Release.Granted) release).grant();
    }

    private static Admission admission(Decided decided) {
        return ((Verdict.Admitted) decided.verdict()).admission();
    }

    private Fate fate() {
        return fates().getLast();
    }

    private List<Fate> fates() {
        return read(null, 10).stream()
                .map(entry -> ((Outcome.Admitted) entry.outcome()).fate())
                .toList();
    }

    private List<FeedEntry> read(@Nullable Long after, int limit) {
        return feed.read(after, limit, everybody -> true).decisions();
    }

    private static List<String> paths(List<FeedEntry> entries) {
        return entries.stream().map(entry -> entry.resource().path()).toList();
    }

    private static Decided open(PublisherId publisher, String path) {
        var request = new AccessRequest(
                publisher, "GET", Resource.of(Newsroom.ORIGIN, path), "", AccessFields.NONE, DeliveryMode.OBSERVED);
        return new Decided(request, Instant.EPOCH, Duration.ZERO, null, null, null, new Verdict.Open());
    }
}
