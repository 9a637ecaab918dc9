package dev.parley.usagelog.record;

import static dev.parley.usagelog.TestUsage.READER;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.parley.protocol.id.ClientId;
import dev.parley.protocol.id.PublisherId;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class EventIdsTest {

    /** Lines are reported again for weeks: their ids must never change. */
    @Test
    void areTheSameForTheSameLine() {
        assertThat(EventIds.of(READER, new RecordId("cite-1"))).hasToString("05da3a8b-e26c-85eb-ba4f-5e9ff8521f0b");
        assertThat(ReportId.of(READER, "key-1".getBytes(US_ASCII))).hasToString("rep_rraasf5ko4muzung4n3yz7yrxx36dpkz");
    }

    @Test
    void areOfVersionEight() {
        assertThat(EventIds.of(READER, new RecordId("cite-1")).version()).isEqualTo(8);
        assertThat(EventIds.of(READER, new RecordId("cite-1")).variant()).isEqualTo(2);
    }

    @Property
    void differWhereverTheLineOrItsReporterDoes(@ForAll @Name String one, @ForAll @Name String other) {
        var reporter = new Reporter(new PublisherId("pub_" + one), new ClientId("cli_" + other));
        var crossed = new Reporter(new PublisherId("pub_" + other), new ClientId("cli_" + one));

        assertThat(EventIds.of(reporter, new RecordId(one)).equals(EventIds.of(crossed, new RecordId(one))))
                .isEqualTo(one.equals(other));
        assertThat(EventIds.of(reporter, new RecordId(one)).equals(EventIds.of(reporter, new RecordId(other))))
                .isEqualTo(one.equals(other));
    }

    @Property
    void namesOfReportsReadBack(@ForAll byte[] seed) {
        ReportId report = ReportId.of(READER, seed);

        assertThat(new ReportId(report.value())).isEqualTo(report);
    }

    @Test
    void refusesWhatIsNoNameOfAReportOrALine() {
        assertThatIllegalArgumentException().isThrownBy(() -> new ReportId("rep_"));
        assertThatIllegalArgumentException().isThrownBy(() -> new ReportId("rep_" + "A".repeat(32)));
        assertThatIllegalArgumentException().isThrownBy(() -> new RecordId(""));
        assertThatIllegalArgumentException().isThrownBy(() -> new RecordId("a/b"));
        assertThatIllegalArgumentException().isThrownBy(() -> new RecordId("x".repeat(65)));
    }

    @CharRange(from = 'a', to = 'z')
    @StringLength(min = 1, max = 8)
    @Retention(RetentionPolicy.RUNTIME)
    @interface Name {}
}
