package dev.parley.shipper;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the command line asks for.
 *
 * @param log the proxy's access log, which need not exist yet
 * @param parley where its API is
 * @param position the file that remembers how far the log was shipped
 * @param once end when everything that is there has been shipped
 * @param assumeComplete count responses of unknown length as complete where the log does not tell
 */
record Options(Path log, URI parley, Path keyFile, Path position, boolean once, boolean assumeComplete) {
    static final String USAGE = """
            usage: ./parley ship --log FILE --to URL --key-file FILE [--position FILE] [--once] [--assume-complete]

              --log FILE          the proxy's access log: JSON lines, as docs/how-to/nginx.md and caddy.md set it up
              --to URL            where Parley's API is, such as https://parley.example
              --key-file FILE     holds the edge key and nothing else; read again for each request
              --position FILE     remembers how far the log was shipped; FILE.position beside the log by default
              --once              ship what is there and end: 0 when all of it was taken, 1 when not
              --assume-complete   Caddy: report responses without Content-Length as complete, so charge them
            """;

    private static final Set<String> VALUED = Set.of("--log", "--to", "--key-file", "--position");
    private static final Set<String> FLAGS = Set.of("--once", "--assume-complete");

    /** Throws {@link UnusableOptions} with what is wrong. */
    static Options parse(List<String> arguments) {
        Map<String, String> values = read(arguments);
        Path log = file(values, "--log");
        if (Files.isDirectory(log)) {
            throw new UnusableOptions("--log %s is a folder".formatted(log));
        }
        Path position = values.containsKey("--position")
                ? file(values, "--position")
                : log.resolveSibling(log.getFileName() + ".position");
        return new Options(
                log,
                parley(required(values, "--to")),
                file(values, "--key-file"),
                position,
                values.containsKey("--once"),
                values.containsKey("--assume-complete"));
    }

    private static Map<String, String> read(List<String> arguments) {
        var values = new HashMap<String, String>();
        for (Iterator<String> rest = arguments.iterator(); rest.hasNext(); ) {
            String option = rest.next();
            if (FLAGS.contains(option)) {
                values.put(option, "");
            } else if (VALUED.contains(option) && rest.hasNext()) {
                values.put(option, rest.next());
            } else {
                throw new UnusableOptions(
                        VALUED.contains(option) ? option + " needs a value" : option + " is not an option");
            }
        }
        return values;
    }

    private static String required(Map<String, String> values, String option) {
        String value = values.get(option);
        if (value == null || value.isBlank()) {
            throw new UnusableOptions(option + " is missing");
        }
        return value;
    }

    private static Path file(Map<String, String> values, String option) {
        return Path.of(required(values, option)).toAbsolutePath().normalize();
    }

    private static URI parley(String text) {
        try {
            URI uri = URI.create(text);
            boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            if (web && uri.getHost() != null && uri.getRawQuery() == null && uri.getRawFragment() == null) {
                return uri;
            }
        } catch (IllegalArgumentException otherwise) {
            throw new UnusableOptions("--to %s is not a URL".formatted(text));
        }
        throw new UnusableOptions("--to %s is not an http or https URL of a host".formatted(text));
    }

    /** A command line that cannot be followed. */
    static final class UnusableOptions extends RuntimeException {
        private static final long serialVersionUID = 1L;

        UnusableOptions(String message) {
            super(message);
        }
    }
}
