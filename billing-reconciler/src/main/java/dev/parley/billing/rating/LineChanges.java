package dev.parley.billing.rating;

import dev.parley.billing.period.Period;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Adds single accesses up to one change for each line and period's books. */
public final class LineChanges {

    private record Place(RatingLine line, Period books) {}

    private final Map<Place, LineChange> changes = new LinkedHashMap<>();

    /** One access more is owed. */
    public void add(RatingLine line, Period books, Instant accessedAt) {
        merge(new LineChange(line, books, 1, 0, accessedAt, accessedAt));
    }

    /** One access less is owed. */
    public void remove(RatingLine line, Period books, Instant accessedAt) {
        merge(new LineChange(line, books, 0, 1, accessedAt, accessedAt));
    }

    public List<LineChange> changes() {
        return new ArrayList<>(changes.values());
    }

    private void merge(LineChange change) {
        changes.merge(new Place(change.line(), change.books()), change, LineChange::plus);
    }
}
