package dev.parley.negotiation.access.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.shell.problem.Problem;
import dev.parley.shell.problem.ProblemException;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DatabaseThreadsTest {
    private final CountDownLatch standstill = new CountDownLatch(1);

    @AfterEach
    void end() {
        standstill.countDown();
    }

    @Test
    void waitsNoLongerThanItsPatience() {
        var threads = new DatabaseThreads(10, Duration.ofMillis(50));

        assertUnavailable(threads.call(this::waitForEver));
    }

    @Test
    void turnsAwayAtOnceWhatFindsNoRoom() {
        var threads = new DatabaseThreads(1, Duration.ofMinutes(1));
        CompletionStage<String> waiting = threads.call(this::waitForEver);

        assertUnavailable(threads.call(() -> "never"));

        assertThat(waiting.toCompletableFuture()).isNotDone();
    }

    @Test
    void hasRoomAgainWhenTheDatabaseIsBack() {
        var threads = new DatabaseThreads(1, Duration.ofMinutes(1));
        CompletionStage<String> waiting = threads.call(this::waitForEver);
        standstill.countDown();
        waiting.toCompletableFuture().join();

        assertThat(threads.call(() -> "done").toCompletableFuture().join()).isEqualTo("done");
    }

    private String waitForEver() {
        try {
            return Boolean.toString(standstill.await(1, TimeUnit.MINUTES));
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static void assertUnavailable(CompletionStage<String> stage) {
        assertThatThrownBy(() -> stage.toCompletableFuture().join())
                .isInstanceOf(CompletionException.class)
                .cause()
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        failure -> assertThat(failure.details().problem()).isEqualTo(Problem.DATABASE_UNAVAILABLE));
    }
}
