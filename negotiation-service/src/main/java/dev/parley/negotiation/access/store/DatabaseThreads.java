package dev.parley.negotiation.access.store;

import io.opentelemetry.context.Context;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Where requests wait for the database, so that no event loop does. The connection pool bounds how many work at once. A
 * traced request takes its trace along.
 */
@Singleton
public class DatabaseThreads implements Executor {
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    @Override
    public void execute(Runnable task) {
        threads.execute(Context.current().wrap(task));
    }

    @PreDestroy
    void close() {
        threads.close();
    }
}
