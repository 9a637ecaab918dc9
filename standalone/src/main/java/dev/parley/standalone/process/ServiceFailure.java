package dev.parley.standalone.process;

import java.nio.file.Path;
import java.util.List;

/** A service that ended or did not become ready; the message ends with the lines of its log that explain it. */
public final class ServiceFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ServiceFailure(String what, Path log, List<String> lastLines) {
        super(what + "; the end of " + log + ":\n  " + String.join("\n  ", lastLines));
    }

    ServiceFailure(String what, Throwable cause) {
        super(what, cause);
    }
}
