package dev.parley.protocol.terms;

import java.util.Set;

/**
 * Whom an offer is for.
 *
 * @param known whether the caller must be identified
 * @param users empty: anyone
 * @param regions empty: anywhere
 */
public record Audience(boolean known, Set<UserKind> users, Set<Region> regions) {
    public static final Audience EVERYONE = new Audience(false, Set.of(), Set.of());

    public Audience {
        users = Set.copyOf(users);
        regions = Set.copyOf(regions);
    }

    public boolean includes(UserKind user) {
        return users.isEmpty() || users.contains(user);
    }

    public boolean includes(Region region) {
        return regions.isEmpty() || regions.stream().anyMatch(allowed -> allowed.includes(region));
    }
}
