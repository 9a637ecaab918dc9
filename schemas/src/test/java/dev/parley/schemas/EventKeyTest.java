package dev.parley.schemas;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventKeyTest {

    @Test
    void namesARelationshipByBothItsSides() {
        assertThat(EventKey.relationship("pub_daily_planet", "cli_research"))
                .isEqualTo("pub_daily_planet/cli_research".getBytes(UTF_8));
    }

    @Test
    void leavesThePayerOutWhereNobodyKnowsIt() {
        assertThat(EventKey.unknownPayer("pub_daily_planet")).isEqualTo("pub_daily_planet/".getBytes(UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "pub_a/pub_b"})
    void refusesAPartThatCouldBeTakenForAnotherPair(String part) {
        assertThatThrownBy(() -> EventKey.relationship(part, "cli_research"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> EventKey.relationship("pub_a", part)).isInstanceOf(IllegalArgumentException.class);
    }

    @Property
    void choosesThePartitionThatKafkaWould(@ForAll byte[] key, @ForAll @IntRange(min = 1, max = 64) int partitions) {
        assertThat(EventKey.partitionFor(key, partitions))
                .isEqualTo(BuiltInPartitioner.partitionForKey(key, partitions));
    }

    /** Kafka may change its partitioner; records that are stored stay where they are. */
    @Test
    void keepsARelationshipInItsPartition() {
        assertThat(EventKey.partitionFor(EventKey.relationship("pub_daily_planet", "cli_research"), 12))
                .isEqualTo(1);
    }
}
