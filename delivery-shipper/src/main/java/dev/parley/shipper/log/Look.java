package dev.parley.shipper.log;

import java.util.List;

/** What there was to see at a position of a log. */
public sealed interface Look {

    /** Whole lines, at least one; {@code end} is behind the last of them. */
    record Lines(List<LogLine> lines, Position end) implements Look {
        public Lines {
            lines = List.copyOf(lines);
        }
    }

    /** The file is read to its end and will not grow any more; it goes on at {@code next}. */
    record Turn(Position next) implements Look {}

    /** The file of the position is nowhere to be found; what there is begins at {@code next}. */
    record Gone(Position next) implements Look {}

    /** No whole line yet. */
    record Nothing() implements Look {}

    /** The file was rotated away a moment ago, and its last lines may still be written. */
    record Settling() implements Look {}

    /** There is no log. */
    record Missing() implements Look {}
}
