package dev.parley.shell.start;

import dev.parley.shell.config.Environment;
import dev.parley.shell.config.StartupCheck;
import dev.parley.shell.identity.OperatorConfiguration;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;

/** The operator's key opens every publisher's books. */
@Singleton
public class OperatorKeyCheck implements StartupCheck {
    /** Of 32 random characters, fewer different ones come up less than once in a billion billion keys. */
    private static final int MIN_DIFFERENT = 10;
    /** As in documentation and tests; all long enough not to come up by chance. */
    private static final List<String> EXAMPLES =
            List.of("changeme", "change-me", "example", "operator", "password", "secret", "0123456789", "abcdefgh");

    private final OperatorConfiguration operator;

    public OperatorKeyCheck(OperatorConfiguration operator) {
        this.operator = operator;
    }

    @Override
    public List<String> unsafe(Environment environment) {
        if (operator.key().length() < OperatorConfiguration.MIN_KEY_LENGTH) {
            return List.of("parley.operator.key must have %d characters or more: it opens every publisher's books"
                    .formatted(OperatorConfiguration.MIN_KEY_LENGTH));
        }
        return environment == Environment.PRODUCTION
                        && isGuessable(operator.key().reveal())
                ? List.of("parley.operator.key must be random in production, and looks like an example")
                : List.of();
    }

    private static boolean isGuessable(String key) {
        String lower = key.toLowerCase(Locale.ROOT);
        return key.chars().distinct().count() < MIN_DIFFERENT
                || EXAMPLES.stream().anyMatch(lower::contains);
    }
}
