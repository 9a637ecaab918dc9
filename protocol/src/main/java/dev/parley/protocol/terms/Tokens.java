package dev.parley.protocol.terms;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Words of a closed vocabulary. */
final class Tokens {
    private Tokens() {}

    static <T> Optional<T> find(T[] vocabulary, Function<T, String> token, String text) {
        for (T word : vocabulary) {
            if (token.apply(word).equals(text)) {
                return Optional.of(word);
            }
        }
        return Optional.empty();
    }

    static <T> String list(T[] vocabulary, Function<T, String> token) {
        return Arrays.stream(vocabulary).map(token).collect(Collectors.joining(", "));
    }
}
