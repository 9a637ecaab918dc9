package dev.parley.shipper;

import dev.parley.shipper.line.AccessLine;
import dev.parley.shipper.line.Delivery;
import dev.parley.shipper.line.Reading;
import dev.parley.shipper.log.FollowedLog;
import dev.parley.shipper.log.LogLine;
import dev.parley.shipper.log.Look;
import dev.parley.shipper.log.Position;
import dev.parley.shipper.log.PositionFile;
import dev.parley.shipper.post.Answer;
import dev.parley.shipper.post.Backoff;
import dev.parley.shipper.post.DeliveriesEndpoint;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads, posts, remembers, in this order: what was posted by a shipper that was killed before it remembered is posted
 * again, and Parley counts it once.
 */
final class ShipFlow {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

    /** Lets time pass. */
    @FunctionalInterface
    interface Pause {
        void last(Duration duration) throws InterruptedException;
    }

    private final Path path;
    private final FollowedLog log;
    private final AccessLine lines;
    private final DeliveriesEndpoint endpoint;
    private final PositionFile memory;
    private final Journal journal;
    private final Pause pause;
    private final boolean once;

    ShipFlow(
            Options options,
            FollowedLog log,
            DeliveriesEndpoint endpoint,
            PositionFile memory,
            Journal journal,
            Pause pause) {
        this.path = options.log();
        this.log = log;
        this.lines = new AccessLine(options.assumeComplete());
        this.endpoint = endpoint;
        this.memory = memory;
        this.journal = journal;
        this.pause = pause;
        this.once = options.once();
    }

    /** Whether everything was shipped that was there; without {@code once} it does not return. */
    boolean run() throws IOException, InterruptedException {
        Optional<Position> position = memory.load();
        journal.begins(
                path, position.map(known -> "on from byte " + known.offset()).orElse("from its beginning"));
        while (true) {
            switch (log.look(position)) {
                case Look.Lines read -> {
                    if (!ship(deliveries(read.lines()))) {
                        return false;
                    }
                    position = remembered(read.end());
                }
                case Look.Turn turn -> position = remembered(turn.next());
                case Look.Gone gone -> {
                    position.ifPresent(journal::gone);
                    position = remembered(gone.next());
                }
                case Look.Nothing nothing -> {
                    if (once) {
                        return true;
                    }
                    pause.last(BETWEEN_LOOKS);
                }
                case Look.Settling settling -> pause.last(BETWEEN_LOOKS);
                case Look.Missing missing -> {
                    journal.missing(path);
                    if (once) {
                        return false;
                    }
                    pause.last(BETWEEN_LOOKS);
                }
            }
        }
    }

    private Optional<Position> remembered(Position position) throws IOException {
        memory.store(position);
        return Optional.of(position);
    }

    private List<Delivery> deliveries(List<LogLine> read) {
        var deliveries = new ArrayList<Delivery>();
        for (LogLine line : read) {
            switch (lines.read(line.text())) {
                case Reading.Delivered delivered -> deliveries.add(delivered.delivery());
                case Reading.NotOurs notOurs -> {}
                case Reading.Undecided undecided -> journal.undecided(line);
                case Reading.Malformed malformed -> journal.malformed(line, malformed.reason());
            }
        }
        return deliveries;
    }

    private boolean ship(List<Delivery> deliveries) throws InterruptedException {
        for (int from = 0; from < deliveries.size(); from += DeliveriesEndpoint.MAX_BATCH) {
            int to = Math.min(deliveries.size(), from + DeliveriesEndpoint.MAX_BATCH);
            if (!post(deliveries.subList(from, to))) {
                return false;
            }
        }
        return true;
    }

    private boolean post(List<Delivery> batch) throws InterruptedException {
        Backoff backoff = Backoff.NONE;
        while (true) {
            switch (endpoint.post(batch)) {
                case Answer.Taken taken -> {
                    journal.shipped(batch.size());
                    taken.rejections()
                            .forEach(rejection -> journal.rejected(batch.get(rejection.index()), rejection.reason()));
                    return true;
                }
                case Answer.Refused refused -> {
                    return split(batch, refused);
                }
                case Answer.Later later -> {
                    journal.away(later.reason());
                    if (once) {
                        return false;
                    }
                    backoff = backoff.next();
                    pause.last(longer(backoff.pause(), later.after().orElse(Duration.ZERO)));
                }
            }
        }
    }

    /** One delivery that Parley cannot read must not keep the others from being counted. */
    private boolean split(List<Delivery> batch, Answer.Refused refused) throws InterruptedException {
        int half = batch.size() / 2;
        if (half == 0) {
            journal.shipped(batch.size());
            batch.forEach(delivery -> journal.rejected(delivery, refused.reason()));
            return true;
        }
        return post(batch.subList(0, half)) && post(batch.subList(half, batch.size()));
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
