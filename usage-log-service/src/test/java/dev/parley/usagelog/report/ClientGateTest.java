package dev.parley.usagelog.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.protocol.id.ClientId;
import dev.parley.usagelog.report.ClientGate.Pass;
import dev.parley.usagelog.report.ClientGate.Wait;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ClientGateTest {
    private static final ClientId FLOODER = new ClientId("cli_flooder");
    private static final ClientId QUIET = new ClientId("cli_quiet");

    private final AtomicLong nanos = new AtomicLong();
    private final ClientGate gate = new ClientGate(new ClientAllowance(100, 1000, 2), nanos::get);

    @Test
    void letsAClientGoIntoDebtOnceAndWaitUntilItIsWorkedOff() {
        bring(FLOODER, 1500);

        assertThat(gate.enter(FLOODER)).isInstanceOf(Wait.class);
        pass(Duration.ofSeconds(5));
        assertThat(gate.enter(FLOODER)).isEqualTo(new Wait(Duration.ofMillis(10)));
        pass(Duration.ofMillis(10));
        assertThat(gate.enter(FLOODER)).isInstanceOf(Pass.class);
    }

    @Test
    void takesNothingFromOthers() {
        bring(FLOODER, 100_000);

        assertThat(gate.enter(FLOODER)).isInstanceOf(Wait.class);
        assertThat(gate.enter(QUIET)).isInstanceOf(Pass.class);
    }

    @Test
    void letsSoManyReportsInAtOnce() {
        var first = (Pass) gate.enter(FLOODER);
        gate.enter(FLOODER);

        assertThat(gate.enter(FLOODER)).isInstanceOf(Wait.class);
        first.close();
        first.close();
        assertThat(gate.enter(FLOODER)).isInstanceOf(Pass.class);
        assertThat(gate.enter(FLOODER)).isInstanceOf(Wait.class);
    }

    /** However reports are cut and timed, in the long run no more comes in than is allowed. */
    @Property
    void neverLetsMoreInThanTheAllowanceAndOneReport(
            @ForAll @Size(max = 200) List<@IntRange(min = 1, max = 800) Integer> reports,
            @ForAll @IntRange(min = 0, max = 3000) int pauseMillis) {
        var time = new AtomicLong();
        var fresh = new ClientGate(new ClientAllowance(100, 1000, 1), time::get);
        long taken = 0;
        for (int records : reports) {
            if (fresh.enter(FLOODER) instanceof Pass pass) {
                pass.spend(records);
                pass.close();
                taken += records;
            }
            time.addAndGet(Duration.ofMillis(pauseMillis).toNanos());
        }

        double allowed = 1000 + 100 * (reports.size() * pauseMillis / 1000.0);
        assertThat((double) taken).isLessThanOrEqualTo(allowed + 800);
    }

    private void bring(ClientId client, int records) {
        try (var pass = (Pass) gate.enter(client)) {
            pass.spend(records);
        }
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }
}
