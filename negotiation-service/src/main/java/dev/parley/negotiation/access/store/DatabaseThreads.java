package dev.parley.negotiation.access.store;

import dev.parley.negotiation.access.DatabaseCalls;
import dev.parley.negotiation.store.Transactions;
import io.opentelemetry.context.Context;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * Virtual threads that wait for the database, so that no event loop does. The connection pool bounds how many of them
 * work at once; behind a database that stands still the others would pile up, so there is room for so many and no more. A
 * traced request takes its trace along.
 *
 * <p>What waited in vain while others were answered met a busy database, not a missing one. Publishers may stay open
 * without the latter; without the former nothing opens, or whoever asks for enough at once would be served for nothing.
 */
@Singleton
public class DatabaseThreads implements DatabaseCalls {
    /** Longer than any single statement of ours takes, and short enough for an agent to wait. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private static final int ROOM = 512;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Semaphore room;
    private final Duration patience;
    /** How often the database answered. */
    private final AtomicLong answers = new AtomicLong();

    public DatabaseThreads() {
        this(ROOM, PATIENCE);
    }

    DatabaseThreads(int room, Duration patience) {
        this.room = new Semaphore(room);
        this.patience = patience;
    }

    @Override
    public <T> CompletionStage<T> call(Supplier<T> work) {
        if (!room.tryAcquire()) {
            return CompletableFuture.failedStage(
                    Transactions.busy(new RejectedExecutionException("too much waits for the database")));
        }
        long answersBefore = answers.get();
        var answer = new CompletableFuture<T>();
        try {
            threads.execute(Context.current().wrap(() -> complete(answer, work)));
        } catch (RejectedExecutionException closed) {
            room.release();
            return CompletableFuture.failedStage(Transactions.busy(closed));
        }
        // What goes on after a failure goes on here, not on the one thread that watches all the clocks.
        return answer.orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS)
                .exceptionallyComposeAsync(
                        failure -> CompletableFuture.failedStage(explained(failure, answersBefore)), threads);
    }

    private Throwable explained(Throwable failure, long answersBefore) {
        if (!(failure instanceof TimeoutException) && !Transactions.isUncertain(failure)) {
            return failure;
        }
        return answers.get() == answersBefore ? Transactions.unavailable(failure) : Transactions.busy(failure);
    }

    private <T> void complete(CompletableFuture<T> answer, Supplier<T> work) {
        try {
            answer.complete(done(work));
        } catch (RuntimeException | Error failure) {
            answer.completeExceptionally(failure);
        }
    }

    /** Makes room before anybody hears of it. */
    private <T> T done(Supplier<T> work) {
        try {
            T result = work.get();
            answers.incrementAndGet();
            return result;
        } finally {
            room.release();
        }
    }

    @PreDestroy
    void close() {
        threads.close();
    }
}
