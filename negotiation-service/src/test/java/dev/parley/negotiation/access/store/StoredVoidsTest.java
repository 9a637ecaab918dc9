package dev.parley.negotiation.access.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.negotiation.access.NumberedEvent;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

class StoredVoidsTest {
    private static final AccessDatabase DATABASE = AccessDatabase.migrated();
    private final StoredVoids voids = new StoredVoids(DATABASE.dataSource(), Thread::startVirtualThread);

    @Test
    void givesBackWhatWasKeptByteForByte() {
        NumberedEvent event = event();
        await(voids.keep(event));
        await(voids.keep(event));

        assertThat(kept()).containsOnlyOnce(event);
    }

    @Test
    void forgetsWhatWasStored() {
        NumberedEvent event = event();
        await(voids.keep(event));
        await(voids.forget(event.grant()));

        assertThat(kept()).doesNotContain(event);
    }

    @Test
    void leavesYoungVoidsToTheProcessThatKeptThem() {
        NumberedEvent event = event();
        await(voids.keep(event));

        assertThat(await(voids.olderThan(Duration.ofHours(1)))).doesNotContain(event);
    }

    private List<NumberedEvent> kept() {
        return await(voids.olderThan(Duration.ZERO));
    }

    private static NumberedEvent event() {
        return new NumberedEvent(
                UUID.randomUUID(),
                3,
                41,
                ByteBuffer.wrap("pub_planet/cli_reader".getBytes(UTF_8)),
                ByteBuffer.wrap("void".getBytes(UTF_8)));
    }

    private static <T> T await(CompletionStage<T> stage) {
        return stage.toCompletableFuture().join();
    }
}
