package dev.parley.negotiation.access.feed;

import dev.parley.negotiation.access.AccessGrant;
import dev.parley.negotiation.access.Admission;
import dev.parley.negotiation.access.Decided;
import dev.parley.negotiation.access.DecisionObserver;
import dev.parley.negotiation.access.Delivery;
import dev.parley.negotiation.access.Release;
import dev.parley.negotiation.access.Verdict;
import dev.parley.protocol.id.PublisherId;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The latest {@value #CAPACITY} decisions of this node. One short lock: what is written is a reference or two, and
 * nothing is put into words before somebody reads.
 */
public final class DecisionFeed implements DecisionObserver {
    public static final int CAPACITY = 1000;

    private final ArrayDeque<Kept> latest = new ArrayDeque<>(CAPACITY + 1);
    private final Map<Admission, Kept> underway = new IdentityHashMap<>();
    private final Map<UUID, Kept> granted = new HashMap<>();
    private long lastPlace;
    private long droppedPlace;

    /** A decision in the feed, and by what it is found again. */
    private static final class Kept {
        private FeedEntry entry;
        private @Nullable Admission admission;
        private @Nullable UUID grant;

        Kept(FeedEntry entry) {
            this.entry = entry;
        }
    }

    /**
     * Some of the feed.
     *
     * @param decisions in their order
     * @param gap whether the feed has forgotten decisions since the place after which was asked
     */
    public record Excerpt(List<FeedEntry> decisions, boolean gap) {}

    /**
     * The first {@code limit} decisions after a place, or the latest where none is given.
     *
     * @param visible the publishers whose decisions the reader may see
     */
    public synchronized Excerpt read(@Nullable Long after, int limit, Predicate<PublisherId> visible) {
        var found = new ArrayList<FeedEntry>(Math.min(limit, latest.size()));
        var kept = after == null ? latest.descendingIterator() : latest.iterator();
        while (found.size() < limit && kept.hasNext()) {
            FeedEntry entry = kept.next().entry;
            if ((after == null || entry.place() > after) && visible.test(entry.publisher())) {
                found.add(entry);
            }
        }
        return new Excerpt(after == null ? found.reversed() : found, after != null && after < droppedPlace);
    }

    @Override
    public synchronized void decided(Decided decided) {
        lastPlace = Math.max(lastPlace + 1, ChronoUnit.MICROS.between(Instant.EPOCH, decided.at()));
        var kept = new Kept(FeedEntry.of(decided, lastPlace));
        if (decided.verdict() instanceof Verdict.Admitted(Admission admission)) {
            kept.admission = admission;
            underway.put(admission, kept);
        }
        latest.add(kept);
        if (latest.size() > CAPACITY) {
            forget(latest.remove());
        }
    }

    @Override
    public synchronized void released(Admission admission, Release release, Duration took) {
        Kept kept = landed(admission);
        if (kept == null) {
            return;
        }
        switch (release) {
            case Release.Granted(AccessGrant grant) -> {
                kept.entry = kept.entry.with(new Fate.Granted(Fate.Paper.of(grant)));
                kept.grant = grant.id();
                granted.put(grant.id(), kept);
            }
            case Release.Unmetered(Admission.Unmetered unmetered) ->
                kept.entry = kept.entry.with(new Fate.Unmetered(unmetered.without()));
            case Release.Withheld(var problem) -> kept.entry = kept.entry.with(new Fate.Withheld(problem.problem()));
        }
    }

    @Override
    public synchronized void withdrawn(Admission admission) {
        Kept kept = landed(admission);
        if (kept != null) {
            kept.entry = kept.entry.with(new Fate.Withdrawn());
        }
    }

    @Override
    public synchronized void delivered(AccessGrant grant, Delivery delivery) {
        end(grant, new Fate.Delivered(Fate.Paper.of(grant), delivery));
    }

    @Override
    public synchronized void unanswered(AccessGrant grant) {
        end(grant, new Fate.Unanswered(Fate.Paper.of(grant)));
    }

    private void end(AccessGrant grant, Fate fate) {
        Kept kept = granted.remove(grant.id());
        if (kept != null) {
            kept.entry = kept.entry.with(fate);
            kept.grant = null;
        }
    }

    private @Nullable Kept landed(Admission admission) {
        Kept kept = underway.remove(admission);
        if (kept != null) {
            kept.admission = null;
        }
        return kept;
    }

    private void forget(Kept kept) {
        droppedPlace = kept.entry.place();
        if (kept.admission != null) {
            underway.remove(kept.admission);
        }
        if (kept.grant != null) {
            granted.remove(kept.grant, kept);
        }
    }
}
