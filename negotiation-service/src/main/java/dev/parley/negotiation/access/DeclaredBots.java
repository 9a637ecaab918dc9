package dev.parley.negotiation.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Software that says in its User-Agent that it gathers content for machines. */
public final class DeclaredBots {
    private static final String LIST = "declared-bots.txt";
    /** Longer texts are cut: a name stands near the front. */
    private static final int MAX_LENGTH = 512;

    private final Set<String> names;

    /** @param names product tokens in lower case */
    DeclaredBots(Set<String> names) {
        this.names = Set.copyOf(names);
    }

    /** Those of the list that comes with the service. */
    public static DeclaredBots known() {
        InputStream list = Objects.requireNonNull(DeclaredBots.class.getResourceAsStream(LIST), LIST);
        try (var lines = new BufferedReader(new InputStreamReader(list, UTF_8))) {
            return new DeclaredBots(lines.lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .map(line -> line.toLowerCase(Locale.ROOT))
                    .collect(Collectors.toUnmodifiableSet()));
        } catch (IOException e) {
            throw new UncheckedIOException(LIST, e);
        }
    }

    /** Whether a whole word of the text is a name of the list: {@code NotGPTBotter} is not {@code GPTBot}. */
    public boolean include(@Nullable String userAgent) {
        if (userAgent == null) {
            return false;
        }
        String text = userAgent.length() <= MAX_LENGTH ? userAgent : userAgent.substring(0, MAX_LENGTH);
        int start = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i == text.length() || !isOfName(text.charAt(i))) {
                if (i > start && names.contains(text.substring(start, i).toLowerCase(Locale.ROOT))) {
                    return true;
                }
                start = i + 1;
            }
        }
        return false;
    }

    private static boolean isOfName(char c) {
        return Character.isLetterOrDigit(c) || c == '-' || c == '_';
    }
}
