package dev.parley.protocol.header.structured;

import java.util.Objects;

/**
 * A named member of a dictionary. Two are equal when they say the same, wherever they stood.
 *
 * @param key a lower-case letter or {@code *}, then {@code a-z 0-9 _ - . *}
 * @param position where the key begins in its field, from 0; {@link Member#NOWHERE} where it was made
 */
public record DictionaryMember(String key, Member member, int position) {

    public DictionaryMember {
        Grammar.requireKey(key);
    }

    public static DictionaryMember of(String key, Member member) {
        return new DictionaryMember(key, member, Member.NOWHERE);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DictionaryMember that && key.equals(that.key) && member.equals(that.member);
    }

    @Override
    public int hashCode() {
        return Objects.hash(key, member);
    }
}
