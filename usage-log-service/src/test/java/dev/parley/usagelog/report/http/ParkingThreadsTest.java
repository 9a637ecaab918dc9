package dev.parley.usagelog.report.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ParkingThreadsTest {

    @Test
    void letsNoMoreReportsWaitThanLeavePlacesToOthers() throws InterruptedException {
        var threads = new ParkingThreads();
        var hung = new CountDownLatch(1);
        var done = new CountDownLatch(10);
        for (int i = 0; i < 10; i++) {
            threads.run(() -> {
                await(hung);
                done.countDown();
            });
        }

        assertThatThrownBy(() -> threads.run(done::countDown)).isInstanceOf(RejectedExecutionException.class);

        hung.countDown();
        assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
        threads.close();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
