package dev.parley.negotiation.access.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.negotiation.store.Transactions;
import dev.parley.shell.problem.Problem;
import dev.parley.shell.problem.ProblemException;
import java.sql.SQLException;
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

        assertFails(Problem.DATABASE_UNAVAILABLE, threads.call(this::waitForEver));
    }

    @Test
    void takesADatabaseThatAnswersOthersForBusy() {
        var threads = new DatabaseThreads(10, Duration.ofSeconds(1));
        CompletionStage<String> waiting = threads.call(this::waitForEver);

        threads.call(() -> "another's").toCompletableFuture().join();

        assertFails(Problem.SERVICE_BUSY, waiting);
    }

    @Test
    void takesAPoolThatRunsDryForBusyOnlyWhileTheDatabaseAnswersOthers() {
        var threads = new DatabaseThreads(10, Duration.ofMinutes(1));
        CompletionStage<String> waiting = threads.call(this::findNoConnection);
        threads.call(() -> "another's").toCompletableFuture().join();
        standstill.countDown();

        assertFails(Problem.SERVICE_BUSY, waiting);
        assertFails(Problem.DATABASE_UNAVAILABLE, threads.call(this::findNoConnection));
    }

    @Test
    void takesALostConnectionForAnOutageWhoeverWasAnswered() {
        var threads = new DatabaseThreads(10, Duration.ofMinutes(1));
        CompletionStage<String> waiting = threads.call(() -> {
            waitForEver();
            throw Transactions.unavailable(new SQLException("the connection was lost", "08006"));
        });
        threads.call(() -> "another's").toCompletableFuture().join();
        standstill.countDown();

        assertFails(Problem.DATABASE_UNAVAILABLE, waiting);
    }

    @Test
    void turnsAwayAtOnceWhatFindsNoRoom() {
        var threads = new DatabaseThreads(1, Duration.ofMinutes(1));
        CompletionStage<String> waiting = threads.call(this::waitForEver);

        assertFails(Problem.SERVICE_BUSY, threads.call(() -> "never"));

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

    private String findNoConnection() {
        waitForEver();
        throw Transactions.unavailable(new SQLException("Sorry, acquisition timeout!"));
    }

    private static void assertFails(Problem problem, CompletionStage<String> stage) {
        assertThatThrownBy(() -> stage.toCompletableFuture().join())
                .isInstanceOf(CompletionException.class)
                .cause()
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        failure -> assertThat(failure.details().problem()).isEqualTo(problem));
    }
}
