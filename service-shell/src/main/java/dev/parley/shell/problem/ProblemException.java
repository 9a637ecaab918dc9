package dev.parley.shell.problem;

import org.jspecify.annotations.Nullable;

/** Ends a request with a problem. */
public final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient ProblemDetails details;

    public ProblemException(ProblemDetails details) {
        this(details, null);
    }

    /** @param cause for the log; the caller never sees it */
    public ProblemException(ProblemDetails details, @Nullable Throwable cause) {
        super(details.problem().slug() + ": " + details.detail(), cause);
        this.details = details;
    }

    public ProblemDetails details() {
        return details;
    }
}
