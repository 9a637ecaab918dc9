package dev.parley.negotiation.directory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.negotiation.directory.KeyHolder.OfClient;
import dev.parley.negotiation.directory.KeyHolder.OfEdge;
import dev.parley.negotiation.directory.KeyHolder.OfPublisher;
import dev.parley.protocol.id.ClientId;
import dev.parley.protocol.id.PublisherId;
import dev.parley.protocol.match.Standing;
import dev.parley.protocol.money.Asset;
import dev.parley.shell.party.KeyDigest;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PartiesTest {
    private static final PublisherId PLANET = new PublisherId("pub_planet");
    private static final ClientId READER = new ClientId("cli_reader");
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final Key KEY = new Key("key_1", KeyDigest.of("parley_pub_secret"), NOW, null);
    private static final Key REVOKED = new Key("key_1", KEY.digest(), NOW, NOW);

    private final Parties parties = new Parties();

    private static Publisher planet(long version, List<String> origins, List<Key> keys) {
        List<Origin> of = origins.stream()
                .map(origin -> new Origin(URI.create(origin), URI.create("http://10.0.0.7:9000"), "operator"))
                .toList();
        return new Publisher(
                PLANET,
                version,
                NOW,
                "Planet",
                ZoneId.of("Europe/Berlin"),
                Asset.of("EUR"),
                of,
                keys,
                List.of(),
                Set.of());
    }

    private static Relationship reader(long version, Standing standing, List<Key> keys) {
        return new Relationship(PLANET, READER, version, NOW, standing, keys);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "planet.example",
                "PLANET.example",
                "planet.example:8080",
                "planet.example.",
                "Planet.Example.:443"
            })
    void findsASiteByItsHostInWhateverWayItIsWritten(String host) {
        parties.apply(planet(1, List.of("https://planet.example"), List.of()));

        assertThat(parties.site(host))
                .contains(new Site(PLANET, URI.create("https://planet.example"), URI.create("http://10.0.0.7:9000")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ":", "planet.example.evil", "xplanet.example", "[::1]:80", "[", "planet"})
    void findsNoSiteForOtherHosts(String host) {
        parties.apply(planet(1, List.of("https://planet.example"), List.of()));

        assertThat(parties.site(host)).isEmpty();
    }

    @Test
    void forgetsAnOriginThatTheLatestStateLacks() {
        parties.apply(planet(1, List.of("https://planet.example", "https://old.example"), List.of()));

        parties.apply(planet(2, List.of("https://planet.example"), List.of()));

        assertThat(parties.site("old.example")).isEmpty();
        assertThat(parties.site("planet.example")).isPresent();
    }

    @Test
    void takesNoOldNews() {
        parties.apply(planet(2, List.of("https://planet.example"), List.of(REVOKED)));

        parties.apply(planet(1, List.of(), List.of(KEY)));

        assertThat(parties.site("planet.example")).isPresent();
        assertThat(parties.holder(KEY.digest())).isEmpty();
    }

    @Test
    void acceptsAKeyUntilItIsRevoked() {
        parties.apply(planet(1, List.of(), List.of(KEY)));
        assertThat(parties.holder(KeyDigest.of("parley_pub_secret"))).contains(new OfPublisher(PLANET, "key_1"));

        parties.apply(planet(2, List.of(), List.of(REVOKED)));

        assertThat(parties.holder(KeyDigest.of("parley_pub_secret"))).isEmpty();
    }

    @Test
    void knowsAnEdgeUntilItsKeyIsRevoked() {
        parties.apply(withEdge(1, KEY));
        assertThat(parties.holder(KEY.digest())).contains(new OfEdge(PLANET, "key_1", DeliveryMode.OBSERVED));

        parties.apply(withEdge(2, REVOKED));

        assertThat(parties.holder(KEY.digest())).isEmpty();
    }

    private static Publisher withEdge(long version, Key key) {
        Publisher without = planet(version, List.of(), List.of());
        return new Publisher(
                PLANET,
                version,
                NOW,
                without.name(),
                without.zone(),
                without.currency(),
                List.of(),
                List.of(),
                List.of(new Edge(key, "nginx", DeliveryMode.OBSERVED)),
                Set.of());
    }

    @Test
    void knowsAClientsKeyAndItsLatestStanding() {
        parties.apply(reader(1, Standing.APPROVED, List.of(KEY)));
        parties.apply(reader(2, Standing.SUSPENDED, List.of(KEY)));

        assertThat(parties.holder(KEY.digest())).contains(new OfClient(PLANET, READER, "key_1"));
        assertThat(parties.relationship(PLANET, READER).map(Relationship::standing))
                .contains(Standing.SUSPENDED);
    }
}
