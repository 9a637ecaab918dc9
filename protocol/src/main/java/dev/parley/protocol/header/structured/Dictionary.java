package dev.parley.protocol.header.structured;

import java.util.List;

/** Named members in their order; each key once. */
public record Dictionary(List<DictionaryMember> members) {

    public Dictionary {
        members = List.copyOf(members);
        Keys.requireDistinct(members, DictionaryMember::key);
    }
}
