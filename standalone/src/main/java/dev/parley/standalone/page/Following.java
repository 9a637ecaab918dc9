package dev.parley.standalone.page;

import dev.parley.standalone.page.Heard.Answer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How far a browser has followed the feed. It travels in the address that the browser asks next, so that nothing is kept
 * here for those who look.
 *
 * @param after the cursor to read from: before the oldest line whose end is not known yet
 * @param last the newest line that is shown
 * @param unsettled the lines whose end is not known yet, and how they look
 * @param shown how many lines there are
 * @param down whether the page says that the service is down
 */
public record Following(String after, String last, Map<String, String> unsettled, int shown, boolean down) {
    /** A line whose end is not known by then stays as it is: where others deliver, nobody may ever see its end. */
    private static final int PATIENCE_LINES = 50;

    /** What a browser does not show yet, both in the feed's order, and from where it goes on. */
    record Changes(List<DecisionRow> fresh, List<DecisionRow> changed, Following next) {}

    /** @param rows all that is shown, the oldest first */
    static Following begin(List<DecisionRow> rows) {
        return new Following("", "", Map.of(), 0, false).past(rows, rows.size());
    }

    /** @throws IllegalArgumentException if this page did not make the address */
    static Following of(Asked asked) {
        var unsettled = new LinkedHashMap<String, String>();
        for (String pair : asked.query("unsettled").split("[.]")) {
            int colon = pair.indexOf(':');
            if (colon > 0 && unsettled.size() < PATIENCE_LINES) {
                unsettled.put(pair.substring(0, colon), pair.substring(colon + 1));
            }
        }
        return new Following(
                asked.query("after"),
                asked.query("last"),
                unsettled,
                Integer.parseInt("0" + asked.query("shown")),
                asked.query("down").equals("true"));
    }

    /** @param read what the feed has after {@link #after()} */
    Changes compare(List<DecisionRow> read) {
        int known = 0;
        for (int index = 0; index < read.size(); index++) {
            if (read.get(index).id().equals(last)) {
                known = index + 1;
            }
        }
        List<DecisionRow> fresh = read.subList(known, read.size());
        List<DecisionRow> changed = read.subList(0, known).stream()
                .filter(row -> unsettled.containsKey(row.id()))
                .filter(row -> !row.state().equals(unsettled.get(row.id())))
                .toList();
        return new Changes(fresh, changed, past(read, fresh.size()));
    }

    Following noting(Heard heard) {
        return new Following(after, last, unsettled, shown, !(heard instanceof Answer));
    }

    /** The address to ask next. */
    public String address() {
        String open = unsettled.entrySet().stream()
                .map(line -> line.getKey() + ":" + line.getValue())
                .collect(Collectors.joining("."));
        return "/decisions/fresh?after=%s&last=%s&unsettled=%s&shown=%d&down=%s"
                .formatted(Services.encoded(after), Services.encoded(last), Services.encoded(open), shown, down);
    }

    private Following past(List<DecisionRow> read, int more) {
        if (read.isEmpty()) {
            return this;
        }
        var open = new LinkedHashMap<String, String>();
        String from = read.getLast().id();
        for (int index = read.size() - 1; index >= Math.max(0, read.size() - PATIENCE_LINES); index--) {
            DecisionRow row = read.get(index);
            if (row.isUnsettled()) {
                open.putFirst(row.id(), row.state());
                from = index == 0 ? after : read.get(index - 1).id();
            }
        }
        return new Following(from, read.getLast().id(), open, shown + more, down);
    }
}
