package dev.parley.negotiation.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.negotiation.directory.Key;
import dev.parley.negotiation.directory.Parties;
import dev.parley.negotiation.directory.Relationship;
import dev.parley.protocol.id.ClientId;
import dev.parley.protocol.id.PublisherId;
import dev.parley.protocol.match.Standing;
import dev.parley.shell.identity.Secret;
import dev.parley.shell.party.KeyDigest;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KnownCallersTest {
    private static final PublisherId PLANET = new PublisherId("pub_planet");
    private static final PublisherId GAZETTE = new PublisherId("pub_gazette");
    private static final ClientId READER = new ClientId("cli_reader");
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

    private final Parties parties = new Parties();
    private final Identities identities = new KnownCallers(parties);
    private final Principals principals = new Principals(Secret.of("the operator's key"), parties);

    @BeforeEach
    void knowAReaderOfThePlanet() {
        var key = new Key("key_1", KeyDigest.of("parley_cli_abc"), NOW, null);
        parties.apply(new Relationship(PLANET, READER, 1, NOW, Standing.APPROVED, List.of(key)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer parley_cli_abc", "bearer parley_cli_abc", "BEARER   parley_cli_abc "})
    void knowsAClientByItsKey(String authorization) {
        assertThat(identities.identify(PLANET, authorization))
                .isEqualTo(new Caller.KnownClient(READER, "key_1", Standing.APPROVED));
    }

    @Test
    void opensOnePublisherAlone() {
        assertThat(identities.identify(GAZETTE, "Bearer parley_cli_abc")).isInstanceOf(Caller.Invalid.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer parley_cli_abd", "Bearer ", "Bearer the operator's key", "Bearer parley_cli_abc x"})
    void refusesKeysThatAreNotAClients(String authorization) {
        assertThat(identities.identify(PLANET, authorization)).isInstanceOf(Caller.Invalid.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Basic dXNlcjpwYXNz", "Bearerparley_cli_abc"})
    void leavesOtherSchemesToTheOrigin(String authorization) {
        assertThat(identities.identify(PLANET, authorization)).isEqualTo(new Caller.Anonymous());
    }

    @Test
    void knowsTheOperatorByItsKeyAlone() {
        assertThat(principals.find("Bearer the operator's key")).contains(new Principal.Operator());
        assertThat(principals.find("Bearer the operator's kez")).isEmpty();
        assertThat(principals.find(null)).contains(new Principal.Nobody());
    }

    @Test
    void showsNoSecrets() {
        assertThat(Secret.of("the operator's key")).hasToString("(secret)");
        assertThat(Credential.in("Bearer parley_cli_abc").toString()).doesNotContain("parley_cli_abc");
    }
}
