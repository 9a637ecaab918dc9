package dev.parley.protocol.terms;

import java.util.EnumMap;
import java.util.Map;

/**
 * Whom the terms speak to.
 *
 * @param actions an action for every class of callers
 */
public record Gate(Map<CallerClass, GateAction> actions) {
    /** Leaves people, search engines, link previews and feeds alone. */
    public static final Gate STARTER = new Gate(Map.of());

    /** Classes that are not named get the starter's action. */
    public Gate {
        var complete = new EnumMap<CallerClass, GateAction>(CallerClass.class);
        for (CallerClass callerClass : CallerClass.values()) {
            complete.put(callerClass, actions.getOrDefault(callerClass, starter(callerClass)));
        }
        actions = Map.copyOf(complete);
    }

    public boolean prices(CallerClass callerClass) {
        return actions.get(callerClass) == GateAction.PRICE;
    }

    private static GateAction starter(CallerClass callerClass) {
        return switch (callerClass) {
            case SIGNED_AGENT, DECLARED_BOT, SUSPECTED_BOT -> GateAction.PRICE;
            case VERIFIED_SEARCH, PERSON, UNKNOWN -> GateAction.ALLOW;
        };
    }
}
