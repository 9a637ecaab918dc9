package dev.parley.billing.rating;

import dev.parley.billing.period.Period;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Adds single accesses and uses up to one change for each line and period's books. */
public final class LineChanges {

    private record Place(RatingLine line, Period books) {}

    private final Map<Place, LineChange> changes = new LinkedHashMap<>();

    /** Units more are owed. */
    public void add(RatingLine line, Period books, Instant consumedAt, long quantity) {
        merge(new LineChange(line, books, quantity, 0, consumedAt, consumedAt));
    }

    /** Units less are owed. */
    public void remove(RatingLine line, Period books, Instant consumedAt, long quantity) {
        merge(new LineChange(line, books, 0, quantity, consumedAt, consumedAt));
    }

    public List<LineChange> changes() {
        return new ArrayList<>(changes.values());
    }

    private void merge(LineChange change) {
        changes.merge(new Place(change.line(), change.books()), change, LineChange::plus);
    }
}
