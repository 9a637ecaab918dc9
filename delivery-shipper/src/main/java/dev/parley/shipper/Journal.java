package dev.parley.shipper;

import dev.parley.shipper.line.Delivery;
import dev.parley.shipper.log.LogLine;
import dev.parley.shipper.log.Position;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/** Counts what happens and says what a person should know, each thing once. */
final class Journal {
    /** Of the same kind, one after the other; the rest is only counted. */
    private static final int NAMED_AT_MOST = 20;

    private final PrintStream out;
    private final Set<Path> damaged = new HashSet<>();
    private long shipped;
    private long rejected;
    private long malformed;
    private long undecided;
    private boolean away;
    private boolean missing;

    Journal(PrintStream out) {
        this.out = out;
    }

    void begins(Path log, String from) {
        out.println("following %s, %s".formatted(log, from));
    }

    void shipped(int deliveries) {
        shipped += deliveries;
        if (away) {
            away = false;
            out.println("Parley takes deliveries again");
        }
    }

    /** Said once until Parley answers again. */
    void away(String reason) {
        if (!away) {
            away = true;
            out.println("Parley takes no deliveries; nothing is lost, trying again: " + reason);
        }
    }

    void missing(Path log) {
        if (!missing) {
            missing = true;
            out.println("there is no %s yet".formatted(log));
        }
    }

    /** Said once of each archive. */
    void damaged(Path archive) {
        if (damaged.add(archive)) {
            out.println("%s is damaged: what cannot be unpacked is not reported".formatted(archive));
        }
    }

    void gone(Position position) {
        out.println("the file that was read up to byte %d is gone, whether truncated or removed; reading what there is"
                .formatted(position.offset()));
    }

    void rejected(Delivery delivery, String reason) {
        rejected++;
        named(rejected, "rejected, not charged: %s: %s".formatted(delivery.delivery(), reason));
    }

    void malformed(LogLine line, String reason) {
        malformed++;
        named(malformed, "skipped a line of %s: it %s".formatted(line.place(), reason));
    }

    void undecided(LogLine line) {
        undecided++;
        if (undecided == 1) {
            out.println(
                    ("no Content-Length in the line of %s: whether it arrived whole is unknown, so it is not reported"
                                    + " and not charged; --assume-complete changes that")
                            .formatted(line.place()));
        }
    }

    void ends() {
        out.println("%d shipped, %d rejected, %d lines skipped, %d of unknown length"
                .formatted(shipped - rejected, rejected, malformed, undecided));
    }

    private void named(long count, String text) {
        if (count <= NAMED_AT_MOST) {
            out.println(text);
        } else if (count == NAMED_AT_MOST + 1) {
            out.println("more of these are counted, and not named any more");
        }
    }
}
