package dev.parley.shell.start;

import dev.parley.shell.config.Environment;
import dev.parley.shell.config.StartupCheck;
import dev.parley.shell.store.DatabaseConfiguration;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The books travel to the database and back: nobody on the way may read them, or pose as the database. */
@Singleton
public class DatabaseCheck implements StartupCheck {
    private static final Pattern HOSTS = Pattern.compile("^jdbc:postgresql://([^/?]*)");
    private static final Pattern MODE = Pattern.compile("[?&]sslmode=([^&]*)");
    /** With its other modes the driver talks to whoever answers, encrypted or not: only these look at a certificate. */
    private static final Set<String> VERIFIED = Set.of("verify-ca", "verify-full");

    private final DatabaseConfiguration database;
    private final Optional<String> url;
    private final Optional<String> mode;

    /** @param mode counts where the URL names none */
    public DatabaseCheck(
            DatabaseConfiguration database,
            @ConfigProperty(name = "quarkus.datasource.jdbc.url") Optional<String> url,
            @ConfigProperty(name = "quarkus.datasource.jdbc.additional-jdbc-properties.sslmode")
                    Optional<String> mode) {
        this.database = database;
        this.url = url;
        this.mode = mode;
    }

    @Override
    public List<String> unsafe(Environment environment) {
        boolean safe = environment != Environment.PRODUCTION
                || database.allowPlaintext()
                || url.map(this::isSafe).orElse(true);
        return safe
                ? List.of()
                : List.of("quarkus.datasource.jdbc.url must say sslmode=verify-full in production for a server on"
                        + " another machine; parley.database.allow-plaintext=true says that the network itself is"
                        + " safe");
    }

    private boolean isSafe(String address) {
        return staysOnThisMachine(address) || VERIFIED.contains(mode(address));
    }

    private String mode(String address) {
        Matcher named = MODE.matcher(address);
        return named.find() ? named.group(1) : mode.orElse("prefer");
    }

    /** The driver's own default host is this machine. */
    private static boolean staysOnThisMachine(String address) {
        Matcher hosts = HOSTS.matcher(address);
        return !hosts.find()
                || hosts.group(1).isEmpty()
                || Stream.of(hosts.group(1).split(",", -1)).allMatch(Loopback::isOn);
    }
}
