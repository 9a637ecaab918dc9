package dev.parley.negotiation.access;

import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** Where a request waits for the database: not for ever, and not with all others at once. */
public interface DatabaseCalls {

    /**
     * Does the work elsewhere. Fails as the work does; with {@code DATABASE_UNAVAILABLE} if it takes too long and
     * the database answered nobody meanwhile, with {@code SERVICE_BUSY} if it did, in both of which cases it may still be
     * done; and with {@code SERVICE_BUSY} if too much waits already, in which case it never is.
     */
    <T> CompletionStage<T> call(Supplier<T> work);
}
