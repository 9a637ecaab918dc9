package dev.parley.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.parley.schemas.event.AccessGranted;
import dev.parley.schemas.event.Ceiling;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class TopicTest {

    /** Written down once more: to change one of these numbers reorders what is stored. */
    @Test
    void partitionCountsNeverChange() {
        assertThat(Topic.values())
                .extracting(Topic::topicName, Topic::partitions)
                .containsExactly(
                        tuple("parley.parties.v1", 3),
                        tuple("parley.terms.v1", 3),
                        tuple("parley.agreements.v1", 6),
                        tuple("parley.access.v1", 12),
                        tuple("parley.usage.v1", 12),
                        tuple("parley.payments.v1", 12),
                        tuple("parley.funds.v1", 12),
                        tuple("parley.invoices.v1", 3),
                        tuple("parley.quarantine.v1", 3));
    }

    @Test
    void keepsTheLatestOfWhatIsAState() {
        assertThat(Topic.FUNDS.configuration(2))
                .containsEntry("cleanup.policy", "compact")
                .containsEntry("min.insync.replicas", "2")
                .containsEntry("message.timestamp.type", "LogAppendTime");
    }

    @Test
    void keepsTermsForEver() {
        assertThat(Topic.TERMS.configuration(1))
                .containsEntry("cleanup.policy", "delete")
                .containsEntry("retention.ms", "-1")
                .containsEntry("retention.bytes", "-1");
    }

    @Test
    void keepsAccessesLongerThanAPeriodAndItsReports() {
        assertThat(Topic.ACCESS.retention())
                .isInstanceOfSatisfying(
                        Retention.For.class, kept -> assertThat(kept.duration()).isGreaterThan(Duration.ofDays(62)));
    }

    @Test
    void carriesEachKindOfEventInOneTopicAlone() {
        assertThat(Arrays.stream(Topic.values()).flatMap(topic -> topic.records().stream()))
                .doesNotHaveDuplicates()
                .allSatisfy(
                        record -> assertThat(Topic.carrying(record).records()).contains(record));
    }

    @Test
    void knowsWhereAnEventGoesAndThatAPartOfOneGoesNowhere() {
        assertThat(Topic.carrying(AccessGranted.class)).isEqualTo(Topic.ACCESS);
        assertThatThrownBy(() -> Topic.carrying(Ceiling.class)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void isFoundByItsName() {
        assertThat(Topic.values())
                .allSatisfy(topic -> assertThat(Topic.named(topic.topicName())).isEqualTo(topic));
        assertThatThrownBy(() -> Topic.named("parley.rumours.v1")).isInstanceOf(IllegalArgumentException.class);
    }
}
