package dev.parley.backbone;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Stops PostgreSQL, and removes throw-away files, when this JVM ends without having done so: even after a {@code kill -9}.
 *
 * <p>It is a shell that reads from a pipe which this JVM alone holds open. A line on it means that all is in order; its
 * end without one means that the JVM is gone.
 */
final class OrphanGuard implements AutoCloseable {
    private static final String SCRIPT = """
            trap '' HUP INT TERM
            read -r _ && exit 0
            pid=$(head -n 1 "$1/postmaster.pid" 2>/dev/null)
            if [ -n "$pid" ]; then
              kill -INT "$pid"
              left=20
              while [ "$left" -gt 0 ] && kill -0 "$pid"; do sleep 1; left=$((left - 1)); done
            fi
            [ "$2" = keep ] || rm -rf "$2"
            """;

    private final Process shell;

    private OrphanGuard(Process shell) {
        this.shell = shell;
    }

    static OrphanGuard of(HomeDirectory home) {
        try {
            return new OrphanGuard(new ProcessBuilder(
                            "/bin/sh",
                            "-c",
                            SCRIPT,
                            "parley-orphan-guard",
                            home.postgres().toString(),
                            home.isThrowAway() ? home.root().toString() : "keep")
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start());
        } catch (IOException failure) {
            throw new BackboneException("Cannot start /bin/sh", failure);
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
