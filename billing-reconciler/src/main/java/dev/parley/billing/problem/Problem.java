package dev.parley.billing.problem;

/** Every problem that an answer may name: its type, its status, and the title that never changes. */
public enum Problem {
    INVALID_REQUEST("invalid-request", 400, "The request says something that cannot be"),
    CREDENTIAL_MISSING("credential-missing", 401, "A key is needed"),
    CREDENTIAL_INVALID("credential-invalid", 401, "The key is not valid here"),
    ROLE_NOT_ALLOWED("role-not-allowed", 403, "This key may not do this"),
    NOT_FOUND("not-found", 404, "There is nothing here"),
    METHOD_NOT_ALLOWED("method-not-allowed", 405, "This method does not apply here"),
    NOT_ACCEPTABLE("not-acceptable", 406, "No acceptable form of the answer exists"),
    PERIOD_RUNNING("period-running", 409, "The period has not ended"),
    EARLIER_PERIOD_OPEN("earlier-period-open", 409, "An earlier period is open"),
    INTERNAL_ERROR("internal-error", 500, "Something went wrong here"),
    DATABASE_UNAVAILABLE("database-unavailable", 503, "The database is not available"),
    STREAM_UNAVAILABLE("stream-unavailable", 503, "The event stream is not available"),
    INTAKE_BEHIND("intake-behind", 503, "Accesses are still being read"),
    NOT_READY("not-ready", 503, "The service is starting");

    private final String slug;
    private final int status;
    private final String title;

    Problem(String slug, int status, String title) {
        this.slug = slug;
        this.status = status;
        this.title = title;
    }

    /** A relative reference: {@code /problems/} and the slug. */
    public String type() {
        return "/problems/" + slug;
    }

    public String slug() {
        return slug;
    }

    /** The HTTP status that goes with it. */
    public int status() {
        return status;
    }

    /** One line that is the same for every occurrence. */
    public String title() {
        return title;
    }
}
