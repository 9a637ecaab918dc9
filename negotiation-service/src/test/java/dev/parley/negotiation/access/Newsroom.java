package dev.parley.negotiation.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.negotiation.agreement.Agreements;
import dev.parley.negotiation.directory.DeliveryMode;
import dev.parley.negotiation.directory.Dependency;
import dev.parley.negotiation.identity.Caller;
import dev.parley.negotiation.identity.Identities;
import dev.parley.negotiation.store.Transactions;
import dev.parley.protocol.agreement.Agreement;
import dev.parley.protocol.agreement.KeyState;
import dev.parley.protocol.agreement.ResponseId;
import dev.parley.protocol.agreement.ResponseIdKey;
import dev.parley.protocol.agreement.ResponseIdKeys;
import dev.parley.protocol.agreement.ResponseIds;
import dev.parley.protocol.document.Node;
import dev.parley.protocol.id.AgreementId;
import dev.parley.protocol.id.ClientId;
import dev.parley.protocol.id.PayerId;
import dev.parley.protocol.id.PublisherId;
import dev.parley.protocol.match.Resource;
import dev.parley.protocol.match.Standing;
import dev.parley.protocol.terms.CompiledTerms;
import dev.parley.protocol.terms.TermsReader;
import dev.parley.protocol.terms.TermsReading;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** A publisher with terms, its clients, and a flow over stores in memory. */
final class Newsroom {
    static final PublisherId PUBLISHER = new PublisherId("pub_daily_planet");
    static final String ORIGIN = "https://planet.example";
    static final ClientId CLIENT = new ClientId("cli_reader");
    static final String KEY = "Bearer parley_cli_reader";
    static final String PENDING_KEY = "Bearer parley_cli_pending";
    static final String SUSPENDED_KEY = "Bearer parley_cli_suspended";
    static final String UNKNOWN_KEY = "Bearer parley_cli_nobody";
    static final Instant NOW = Instant.parse("2026-12-03T10:00:00Z");
    static final CompiledTerms TERMS = read("planet-terms.json", document("planet-terms.json"));

    static final ResponseIds RESPONSE_IDS =
            new ResponseIds(new ResponseIdKeys(List.of(ResponseIdKey.of(1, KeyState.SIGNING, new byte[32]))));

    final MemoryRepeats repeats = new MemoryRepeats();
    final MemoryAccessLog log = new MemoryAccessLog(repeats);
    final RememberedAgreements agreements = new RememberedAgreements();
    final NotingObserver observer = new NotingObserver();
    final Set<Dependency> open = EnumSet.noneOf(Dependency.class);
    final AccessFlow flow;
    boolean keysAreGone;
    Instant now = NOW;

    Newsroom() {
        this(TERMS);
    }

    Newsroom(CompiledTerms terms) {
        flow = new AccessFlow(
                (publisher, at) -> publisher.equals(PUBLISHER) ? Optional.of(terms) : Optional.empty(),
                new KnownKeys(),
                DeclaredBots.known(),
                repeats,
                agreements,
                new GrantMint(this::sign, new Random(7)),
                log,
                () -> now,
                new AtOnce(),
                (publisher, without) -> open.contains(without),
                List.of(observer));
    }

    private ResponseId sign(UUID id, PublisherId publisher, PayerId payer, AgreementId agreement) {
        if (keysAreGone) {
            throw new IllegalStateException("there is nothing to sign with");
        }
        return RESPONSE_IDS.mint(id, publisher, payer, agreement);
    }

    /** The same terms, but one class of callers is left alone. */
    static CompiledTerms termsThatAllow(String callerClass) {
        ObjectNode document = (ObjectNode) document("planet-terms.json");
        document.putObject("gate").put(callerClass, "allow");
        return read("planet-terms.json", document);
    }

    static AccessRequest get(String path, AccessFields fields) {
        return request("GET", path, fields);
    }

    static AccessRequest request(String method, String path, AccessFields fields) {
        return new AccessRequest(PUBLISHER, method, Resource.of(ORIGIN, path), "", fields, DeliveryMode.OBSERVED);
    }

    /** @param authorization absent: anonymous */
    static AccessFields fields(@Nullable String authorization, String... accessBounds) {
        return new AccessFields(List.of(accessBounds), List.of(), List.of(), authorization, null);
    }

    static AccessFields repeatable(String key, String accessBounds) {
        return new AccessFields(List.of(accessBounds), List.of(), List.of(key), KEY, null);
    }

    private static CompiledTerms read(String name, JsonNode document) {
        return switch (TermsReader.read(node(document))) {
            case TermsReading.Valid valid -> CompiledTerms.of(valid.terms());
            case TermsReading.Invalid invalid -> throw new IllegalStateException(name + ": " + invalid.problems());
        };
    }

    private static JsonNode document(String name) {
        try (InputStream document = Newsroom.class.getResourceAsStream(name)) {
            return new ObjectMapper().readTree(document);
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }

    private static Node node(JsonNode json) {
        if (json.isObject()) {
            var members = new LinkedHashMap<String, Node>();
            json.properties().forEach(member -> members.put(member.getKey(), node(member.getValue())));
            return Node.object(members);
        }
        if (json.isArray()) {
            return Node.array(StreamSupport.stream(json.spliterator(), false)
                    .map(Newsroom::node)
                    .toList());
        }
        if (json.isBoolean()) {
            return Node.bool(json.booleanValue());
        }
        return json.isNumber() ? Node.number(json.longValue()) : Node.text(json.textValue());
    }

    private static final class AtOnce implements DatabaseCalls {
        @Override
        public <T> CompletionStage<T> call(Supplier<T> work) {
            return CompletableFuture.supplyAsync(work, Runnable::run);
        }
    }

    private static final class KnownKeys implements Identities {
        @Override
        public Caller identify(PublisherId publisher, @Nullable String authorization) {
            if (authorization == null) {
                return new Caller.Anonymous();
            }
            return switch (authorization) {
                case KEY -> new Caller.KnownClient(CLIENT, "key_1", Standing.APPROVED);
                case PENDING_KEY -> new Caller.KnownClient(new ClientId("cli_pending"), "key_2", Standing.PENDING);
                case SUSPENDED_KEY ->
                    new Caller.KnownClient(new ClientId("cli_suspended"), "key_3", Standing.SUSPENDED);
                default -> new Caller.Invalid("The key is not valid for this publisher.");
            };
        }
    }

    /** Agreements as the database would keep them; it can be taken away. */
    static final class RememberedAgreements implements Agreements {
        final Set<AgreementId> concluded = new LinkedHashSet<>();
        boolean down;
        boolean busy;
        boolean broken;

        @Override
        public boolean stands(AgreementId agreement) {
            return concluded.contains(agreement);
        }

        @Override
        public void conclude(Agreement agreement, Instant at) {
            if (down) {
                throw Transactions.unavailable(new IllegalStateException("the database is down"));
            }
            if (busy) {
                throw Transactions.busy(new IllegalStateException("too much waits for the database"));
            }
            if (broken) {
                throw new IllegalStateException("a mistake of ours");
            }
            concluded.add(agreement.id());
        }
    }
}
