package dev.parley.negotiation.store;

import dev.parley.shell.problem.Problem;
import dev.parley.shell.problem.ProblemDetails;
import dev.parley.shell.problem.ProblemException;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.narayana.jta.QuarkusTransactionException;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Work that is stored as a whole or not at all. */
@Singleton
public class Transactions {
    private static final String UNIQUE_VIOLATION = "23505";
    /** Too many connections, a lock that others hold, a statement that took too long: a database that answers. */
    private static final Set<String> BUSY = Set.of("53300", "55P03", "57014");

    private static final Duration PAUSE = Duration.ofSeconds(2);

    /**
     * Does the work in a transaction of its own. Where another one inserted the same row at the same moment, it is done
     * once more and finds that row.
     *
     * @throws ProblemException with {@code DATABASE_UNAVAILABLE} if the database does not answer, with
     *     {@code SERVICE_BUSY} if it answers that it has too much to do
     */
    public <T> T call(Supplier<T> work) {
        try {
            return once(work);
        } catch (RuntimeException failure) {
            if (hasState(failure, UNIQUE_VIOLATION)) {
                return once(work);
            }
            throw failure;
        }
    }

    private static <T> T once(Supplier<T> work) {
        try {
            return QuarkusTransaction.requiringNew().call(work::get);
        } catch (RuntimeException failure) {
            throw problemIn(failure).orElse(failure);
        }
    }

    private static Optional<RuntimeException> problemIn(RuntimeException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ProblemException problem) {
                return Optional.of(problem);
            }
        }
        return isLostCommit(failure)
                ? Optional.of(unavailable(failure))
                : problemOf(failure).map(RuntimeException.class::cast);
    }

    /** The work was done and the commit was not answered: PostgreSQL went away, and what it stored is not known. */
    private static boolean isLostCommit(RuntimeException failure) {
        return failure instanceof QuarkusTransactionException && sqlCause(failure) == null;
    }

    /** What a failure says of the database; empty if the work, not the database, is to blame. */
    public static Optional<ProblemException> problemOf(Throwable failure) {
        if (BUSY.stream().anyMatch(state -> hasState(failure, state))) {
            return Optional.of(busy(failure));
        }
        return isOutage(failure) ? Optional.of(unavailable(failure)) : Optional.empty();
    }

    /**
     * Whether nobody can tell a missing database from a busy one by this failure alone: there was no connection in time,
     * which the pool says without a state.
     */
    public static boolean isUncertain(Throwable failure) {
        SQLException sql = sqlCause(failure);
        return sql != null && sql.getSQLState() == null;
    }

    private static boolean isOutage(Throwable failure) {
        SQLException sql = sqlCause(failure);
        if (sql == null) {
            return false;
        }
        String state = sql.getSQLState();
        // Connection exceptions, insufficient resources, a statement whose connection was lost, operator intervention:
        // PostgreSQL, appendix A.
        return sql instanceof SQLTransientException
                || state == null
                || state.startsWith("08")
                || state.startsWith("53")
                || state.startsWith("55")
                || state.startsWith("57");
    }

    public static ProblemException unavailable(Throwable failure) {
        var details = ProblemDetails.of(
                        Problem.DATABASE_UNAVAILABLE, "Send the same request again in a moment; to repeat it is safe.")
                .retryAfter(PAUSE);
        return new ProblemException(details, failure);
    }

    /** The database is there, and has too much to do: unlike an outage, whoever asks a lot can bring this about. */
    public static ProblemException busy(Throwable failure) {
        var details = ProblemDetails.of(
                        Problem.SERVICE_BUSY, "Send the same request again in a moment; to repeat it is safe.")
                .retryAfter(PAUSE);
        return new ProblemException(details, failure);
    }

    private static boolean hasState(Throwable failure, String state) {
        SQLException sql = sqlCause(failure);
        return sql != null && state.equals(sql.getSQLState());
    }

    private static @Nullable SQLException sqlCause(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return sql;
            }
            for (Throwable suppressed : cause.getSuppressed()) {
                SQLException sql = sqlCause(suppressed);
                if (sql != null) {
                    return sql;
                }
            }
        }
        return null;
    }
}
