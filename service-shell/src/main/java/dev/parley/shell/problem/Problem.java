package dev.parley.shell.problem;

/** Every problem that an answer may name: its type, its status, and the title that never changes. */
public enum Problem {
    MALFORMED_BODY("malformed-body", 400, "The body is not well-formed"),
    INVALID_REQUEST("invalid-request", 400, "The request says something that cannot be"),
    MALFORMED_HEADER("malformed-header", 400, "A header field is not well-formed"),
    CONTRADICTORY_BOUNDS("contradictory-bounds", 400, "The stated bounds contradict each other"),

    CREDENTIAL_MISSING("credential-missing", 401, "A key is needed"),
    CREDENTIAL_INVALID("credential-invalid", 401, "The key is not valid here"),
    EDGE_KEY_INVALID("edge-key", 401, "The edge does not say who it is"),
    IDENTITY_REQUIRED("identity-required", 401, "The terms ask who you are"),

    BOUNDS_NOT_MET("bounds-not-met", 402, "The stated bounds do not meet the terms"),
    DRY_RUN("dry-run", 402, "The bounds meet, and nothing was bound"),

    EDGE_HOST("edge-host", 403, "The edge may not ask for this host"),
    ROLE_NOT_ALLOWED("role-not-allowed", 403, "This key may not do this"),
    NOT_PERMITTED("not-permitted", 403, "The terms do not permit this"),
    RELATIONSHIP_SUSPENDED("relationship-suspended", 403, "The publisher has suspended the client"),

    NOT_FOUND("not-found", 404, "There is nothing here"),
    METHOD_NOT_ALLOWED("method-not-allowed", 405, "This method does not apply here"),
    NOT_ACCEPTABLE("not-acceptable", 406, "No acceptable form of the answer exists"),
    REQUEST_TIMED_OUT("request-timed-out", 408, "The request did not arrive in time"),

    CONFLICT("conflict", 409, "It exists with other content"),
    ORIGIN_TAKEN("origin-taken", 409, "The origin belongs to another publisher"),
    IDEMPOTENCY_KEY_REUSED("idempotency-key-reused", 409, "The idempotency key was used for another request"),
    IDEMPOTENCY_KEY_IN_USE("idempotency-key-in-use", 409, "A request with this idempotency key is being answered"),
    PERIOD_RUNNING("period-running", 409, "The period has not ended"),
    EARLIER_PERIOD_OPEN("earlier-period-open", 409, "An earlier period is open"),

    BODY_TOO_LARGE("body-too-large", 413, "The body is too large"),
    UNSUPPORTED_MEDIA_TYPE("unsupported-media-type", 415, "The body is of a type that is not understood here"),
    HOST_NOT_SERVED("host-not-served", 421, "This host is not served here"),
    TERMS_INVALID("terms-invalid", 422, "The terms cannot be published"),
    REPORT_REJECTED("report-rejected", 422, "No line of the report was taken"),
    TOO_MANY_REQUESTS("too-many-requests", 429, "More than the limit allows"),

    INTERNAL_ERROR("internal-error", 500, "Something went wrong here"),
    UPGRADE_REFUSED("upgrade-refused", 501, "This connection cannot become one of another protocol"),
    ORIGIN_FAILED("origin-failed", 502, "The origin did not answer as it should"),
    DATABASE_UNAVAILABLE("database-unavailable", 503, "The database is not available"),
    STREAM_UNAVAILABLE("stream-unavailable", 503, "The event stream is not available"),
    KEYS_UNAVAILABLE("keys-unavailable", 503, "The keys that sign are not available"),
    ORIGIN_BUSY("origin-busy", 503, "Too many requests wait for the origin"),
    TERMS_UNREADABLE("terms-unreadable", 503, "The terms in force cannot be read here"),
    NOT_READY("not-ready", 503, "The service is starting"),
    STOPPING("stopping", 503, "The service is stopping"),
    INTAKE_BEHIND("intake-behind", 503, "Accesses are still being read"),
    SERVICE_BUSY("service-busy", 503, "Too many requests are under way"),
    ORIGIN_TIMED_OUT("origin-timed-out", 504, "The origin did not answer in time");

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
