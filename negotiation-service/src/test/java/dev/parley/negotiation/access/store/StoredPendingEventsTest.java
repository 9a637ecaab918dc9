package dev.parley.negotiation.access.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.negotiation.access.IdempotencyKey;
import dev.parley.negotiation.access.NumberedEvent;
import dev.parley.negotiation.access.RepeatKey;
import dev.parley.negotiation.access.Repeats;
import dev.parley.negotiation.access.RequestFingerprint;
import dev.parley.protocol.id.ClientId;
import dev.parley.protocol.id.PublisherId;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

class StoredPendingEventsTest {
    private static final AccessDatabase DATABASE = AccessDatabase.migrated();
    private final StoredPendingEvents voids = new StoredPendingEvents(DATABASE.dataSource(), new DatabaseThreads());
    private final StoredRepeats repeats = new StoredRepeats(DATABASE.dataSource(), new DatabaseThreads());
    private final RepeatKey key = new RepeatKey(
            new PublisherId("pub_planet"),
            new ClientId("cli_reader"),
            new IdempotencyKey(UUID.randomUUID().toString()));

    @Test
    void givesBackWhatWasKeptByteForByte() {
        NumberedEvent event = event();
        await(voids.keep(event, null));
        await(voids.keep(event, null));

        assertThat(kept()).containsOnlyOnce(event);
    }

    @Test
    void forgetsWhatWasStored() {
        NumberedEvent event = event();
        await(voids.keep(event, null));
        await(voids.forget(event.id()));

        assertThat(kept()).doesNotContain(event);
    }

    @Test
    void leavesYoungVoidsToTheProcessThatKeptThem() {
        NumberedEvent event = event();
        await(voids.keep(event, null));

        assertThat(await(voids.olderThan(Duration.ofHours(1)))).doesNotContain(event);
    }

    @Test
    void givesBackTheIdempotencyKeyWithTheVoid() {
        var fingerprint = new RequestFingerprint("one");
        NumberedEvent event = event();
        var claim = (Repeats.Claim.Mine) await(repeats.claim(key, fingerprint));
        await(repeats.keep(claim, event));

        assertThat(await(voids.keep(event, claim))).isTrue();

        assertThat(kept()).containsOnlyOnce(event);
        assertThat(await(repeats.claim(key, fingerprint))).isInstanceOf(Repeats.Claim.Mine.class);
    }

    @Test
    void keepsNoVoidOfAGrantThatAnotherMayServe() {
        NumberedEvent event = event();
        await(repeats.claim(key, new RequestFingerprint("one")));

        assertThat(await(voids.keep(event, new Repeats.Claim.Mine(key, UUID.randomUUID()))))
                .isFalse();

        assertThat(kept()).doesNotContain(event);
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
