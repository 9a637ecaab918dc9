package dev.parley.negotiation.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.negotiation.access.Repeats.Claim;
import dev.parley.protocol.id.ClientId;
import dev.parley.protocol.id.PublisherId;
import java.nio.ByteBuffer;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every store of idempotency keys does. */
public abstract class RepeatsContract {
    private static final RequestFingerprint FINGERPRINT = new RequestFingerprint("one");
    private static final RequestFingerprint OTHER_FINGERPRINT = new RequestFingerprint("other");
    private final RepeatKey key = key("cli_reader", UUID.randomUUID().toString());

    protected abstract Repeats repeats();

    /** All claims that are held now are overdue. */
    protected abstract void endClaims();

    @Test
    void givesAKeyToWhoeverAsksFirst() {
        assertThat(claim(key, FINGERPRINT)).isInstanceOf(Claim.Mine.class);
        assertThat(claim(key, FINGERPRINT)).isEqualTo(new Claim.InFlight());
    }

    @Test
    void givesAKeyToOneOfManyWhoAskAtOnce() {
        var claims = IntStream.range(0, 16)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> claim(key, FINGERPRINT)))
                .toList();

        assertThat(claims.stream().map(CompletableFuture::join))
                .filteredOn(Claim.Mine.class::isInstance)
                .hasSize(1);
    }

    @Test
    void refusesAKeyToAnotherRequest() {
        claim(key, FINGERPRINT);

        assertThat(claim(key, OTHER_FINGERPRINT)).isEqualTo(new Claim.OtherRequest());
    }

    @Test
    void keepsClientsApart() {
        claim(key, FINGERPRINT);

        assertThat(claim(key("cli_other", key.key().value()), OTHER_FINGERPRINT))
                .isInstanceOf(Claim.Mine.class);
    }

    @Test
    void showsTheGrantToARepeat() {
        var mine = (Claim.Mine) claim(key, FINGERPRINT);
        NumberedEvent grant = grant();

        assertThat(await(repeats().keep(mine, grant))).isTrue();
        await(repeats().stored(mine));

        assertThat(claim(key, FINGERPRINT)).isEqualTo(new Claim.Granted(grant));
        assertThat(claim(key, OTHER_FINGERPRINT)).isEqualTo(new Claim.OtherRequest());
    }

    @Test
    void letsRepeatsWaitWhileTheGrantIsSent() {
        var mine = (Claim.Mine) claim(key, FINGERPRINT);
        await(repeats().keep(mine, grant()));

        assertThat(claim(key, FINGERPRINT)).isEqualTo(new Claim.InFlight());
    }

    @Test
    void givesAwayAKeyWhoseClaimIsOverdue() {
        claim(key, FINGERPRINT);
        endClaims();

        assertThat(claim(key, OTHER_FINGERPRINT)).isInstanceOf(Claim.Mine.class);
    }

    @Test
    void letsOneRepeatTakeOverAGrantThatNobodySettled() {
        var first = (Claim.Mine) claim(key, FINGERPRINT);
        NumberedEvent grant = grant();
        await(repeats().keep(first, grant));
        endClaims();

        var taken = (Claim.Unsettled) claim(key, FINGERPRINT);

        assertThat(taken.grant()).isEqualTo(grant);
        assertThat(claim(key, FINGERPRINT)).isEqualTo(new Claim.InFlight());
        await(repeats().stored(first));
        await(repeats().release(first));
        assertThat(claim(key, FINGERPRINT)).isEqualTo(new Claim.InFlight());
        await(repeats().stored(taken.claim()));
        assertThat(claim(key, FINGERPRINT)).isEqualTo(new Claim.Granted(grant));
    }

    @Test
    void givesAReleasedKeyAway() {
        var mine = (Claim.Mine) claim(key, FINGERPRINT);
        await(repeats().release(mine));

        assertThat(claim(key, OTHER_FINGERPRINT)).isInstanceOf(Claim.Mine.class);
        assertThat(await(repeats().keep(mine, grant()))).isFalse();
    }

    @Test
    void releasesNothingThatBelongsToAnother() {
        var first = (Claim.Mine) claim(key, FINGERPRINT);
        await(repeats().release(first));
        claim(key, FINGERPRINT);

        await(repeats().release(first));

        assertThat(claim(key, FINGERPRINT)).isEqualTo(new Claim.InFlight());
    }

    private Claim claim(RepeatKey of, RequestFingerprint fingerprint) {
        return await(repeats().claim(of, fingerprint));
    }

    private static <T> T await(CompletionStage<T> stage) {
        return stage.toCompletableFuture().join();
    }

    private static RepeatKey key(String client, String key) {
        return new RepeatKey(new PublisherId("pub_planet"), new ClientId(client), new IdempotencyKey(key));
    }

    private static NumberedEvent grant() {
        return new NumberedEvent(
                UUID.randomUUID(),
                3,
                41,
                ByteBuffer.wrap("pub_planet/cli_reader".getBytes(UTF_8)),
                ByteBuffer.wrap("event".getBytes(UTF_8)));
    }
}
