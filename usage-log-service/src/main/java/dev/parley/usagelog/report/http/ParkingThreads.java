package dev.parley.usagelog.report.http;

import io.opentelemetry.context.Context;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Where reports wait for the database. There are few such at any time, unless it hangs. */
@Singleton
public class ParkingThreads {
    private static final int THREADS = 2;
    /** With those under way fewer than half of the reports that are taken at once: the others keep their places. */
    private static final int QUEUE = 8;

    private final ExecutorService threads = new ThreadPoolExecutor(
            THREADS,
            THREADS,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(QUEUE),
            Thread.ofPlatform().name("usage-parking-", 0).daemon().factory());

    /**
     * What is done belongs to the trace of who asks for it.
     *
     * @throws RejectedExecutionException if too much waits already
     */
    void run(Runnable task) {
        threads.execute(Context.current().wrap(task));
    }

    @PreDestroy
    void close() {
        threads.shutdown();
    }
}
