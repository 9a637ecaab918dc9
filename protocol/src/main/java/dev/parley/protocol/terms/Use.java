package dev.parley.protocol.terms;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What content may be used for: the usage words of RSL 1.0, from the widest to the narrowest. */
public enum Use {
    ALL("all", null),
    AI_ALL("ai-all", ALL),
    AI_TRAIN("ai-train", AI_ALL),
    AI_INPUT("ai-input", AI_ALL),
    AI_INDEX("ai-index", AI_ALL),
    SEARCH("search", ALL);

    private final String token;
    private final @Nullable Use wider;

    Use(String token, @Nullable Use wider) {
        this.token = token;
        this.wider = wider;
    }

    /** As in {@code ai-input}. */
    public String token() {
        return token;
    }

    public static Optional<Use> find(String token) {
        return Tokens.find(values(), Use::token, token);
    }

    /** Whether whoever may do this may also do the other. */
    public boolean includes(Use other) {
        for (Use use = other; use != null; use = use.wider) {
            if (use == this) {
                return true;
            }
        }
        return false;
    }

    /** Whether some act is both this and the other. */
    public boolean overlaps(Use other) {
        return includes(other) || other.includes(this);
    }

    /** Whether the use is permitted by a closed list and touches nothing that is prohibited: prohibitions win. */
    public boolean isAllowed(Collection<Use> permits, Collection<Use> prohibits) {
        for (Use prohibited : prohibits) {
            if (overlaps(prohibited)) {
                return false;
            }
        }
        return isIncludedIn(permits);
    }

    /** The widest uses that remain of a closed list once prohibitions have taken theirs. */
    public static Set<Use> effective(Collection<Use> permits, Collection<Use> prohibits) {
        Set<Use> allowed = EnumSet.noneOf(Use.class);
        for (Use use : values()) {
            if (!use.isIncludedIn(allowed) && use.isAllowed(permits, prohibits)) {
                allowed.add(use);
            }
        }
        return allowed;
    }

    private boolean isIncludedIn(Collection<Use> uses) {
        for (Use use : uses) {
            if (use.includes(this)) {
                return true;
            }
        }
        return false;
    }
}
