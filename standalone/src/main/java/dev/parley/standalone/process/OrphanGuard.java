package dev.parley.standalone.process;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Ends a child process when this JVM ends without having done so, even by {@code kill -9}: a shell that reads from a pipe
 * which this JVM alone holds open. A line on it means that all is in order.
 */
final class OrphanGuard implements AutoCloseable {
    private static final String SCRIPT = """
            trap '' HUP INT TERM
            read -r _ && exit 0
            kill -TERM "$1"
            left=10
            while [ "$left" -gt 0 ] && kill -0 "$1"; do sleep 1; left=$((left - 1)); done
            kill -KILL "$1"
            """;

    private final Process shell;

    private OrphanGuard(Process shell) {
        this.shell = shell;
    }

    static OrphanGuard of(Process child) {
        try {
            return new OrphanGuard(
                    new ProcessBuilder("/bin/sh", "-c", SCRIPT, "parley-orphan-guard", Long.toString(child.pid()))
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start());
        } catch (IOException failure) {
            child.destroyForcibly();
            throw new ServiceFailure("Cannot start /bin/sh", failure);
        }
    }

    @Override
    public void close() {
        try (OutputStream pipe = shell.getOutputStream()) {
            pipe.write("closed\n".getBytes(StandardCharsets.US_ASCII));
        } catch (IOException alreadyGone) {
            shell.destroy();
        }
    }
}
