package dev.parley.standalone.stage;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.standalone.http.Call;
import dev.parley.standalone.http.Http;
import dev.parley.standalone.http.Key;
import dev.parley.standalone.newsroom.Newsroom;
import dev.parley.standalone.stage.Cast.Relationship;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

/** Registers publishers, terms and agents at the API, as an operator does; doing it again changes nothing. */
public final class Casting {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    /** No answer, a key that is not known, parties that are still being read. */
    private static final Set<Integer> UNKNOWN = Set.of(0, 401, 503);

    private final Stage stage;
    private final Http http;
    private final Map<String, String> keptKeys;

    private Casting(Stage stage, Http http, Map<String, String> keptKeys) {
        this.stage = stage;
        this.http = http;
        this.keptKeys = keptKeys;
    }

    /**
     * Returns when both services know everybody.
     *
     * @param keptKeys keys of an earlier run on the same data, by variable; what is missing is issued
     */
    public static Cast call(Stage stage, Http http, Map<String, String> keptKeys) {
        return new Casting(stage, http, keptKeys).run();
    }

    private Cast run() {
        register(Publisher.DAILY_PLANET, stage.planet());
        register(Publisher.HARBOUR_GAZETTE, stage.gazette());
        var keys = new HashMap<Relationship, Key>();
        for (Agent agent : Agent.values()) {
            post("/v1/clients", object().put("id", agent.id()).put("name", agent.title()));
            for (Publisher publisher : agent.reads()) {
                keys.put(new Relationship(publisher, agent), introduce(agent, publisher));
            }
        }
        var cast = new Cast(stage.operator(), Map.copyOf(keys));
        keys.forEach((relationship, key) -> awaitKnown(relationship, key));
        return cast;
    }

    private void register(Publisher publisher, Newsroom newsroom) {
        post(
                "/v1/publishers",
                object().put("id", publisher.id())
                        .put("name", publisher.title())
                        .put("zone", publisher.zone().getId())
                        .put("currency", publisher.currency()));
        post(
                path(publisher, "/origins"),
                object().put("origin", "http://" + publisher.host())
                        .put("upstream", newsroom.address().toString()));
        http.send(operator(Call.post(stage.negotiation(path(publisher, "/terms"))))
                        .withBody("application/yaml", publisher.terms()))
                .expecting(200, 201);
    }

    private Key introduce(Agent agent, Publisher publisher) {
        String client = path(publisher, "/clients/" + agent.id());
        http.send(json(Call.put(stage.negotiation(client)), object().put("standing", "approved")))
                .expecting(200, 201);
        String variable = agent.variableAt(publisher);
        return new Key(variable, Optional.ofNullable(keptKeys.get(variable)).orElseGet(() -> issueKey(client)));
    }

    private String issueKey(String client) {
        return http.send(json(Call.post(stage.negotiation(client + "/keys")), object()))
                .expecting(201)
                .json()
                .path("key")
                .asText();
    }

    private void post(String path, ObjectNode body) {
        http.send(json(Call.post(stage.negotiation(path)), body)).expecting(200, 201);
    }

    private Call json(Call call, ObjectNode body) {
        return operator(call).withBody("application/json", body.toString());
    }

    private Call operator(Call call) {
        return call.authorizedBy(stage.operator());
    }

    /** Publishers, keys and terms reach the services as events, so a moment later than the answer to who wrote them. */
    private void awaitKnown(Relationship relationship, Key key) {
        URI page = stage.page(relationship.publisher().host(), "/news/1");
        await(relationship + " at the gateway", () -> status(Call.get(page).authorizedBy(key)) == 402);
        URI reports = stage.usageLog("/v1/usage");
        await(
                relationship + " at the usage log",
                () -> !UNKNOWN.contains(status(Call.post(reports).authorizedBy(key))));
        URI statement = stage.billing("/v1/statements?publisher=%s&client=%s&period=2026-01"
                .formatted(relationship.publisher().id(), relationship.agent().id()));
        await(relationship + " at billing", () -> status(Call.get(statement).authorizedBy(key)) == 200);
    }

    private int status(Call call) {
        try {
            return http.send(call).status();
        } catch (UncheckedIOException noAnswer) {
            return 0;
        }
    }

    private static void await(String what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(what + ": not known after " + LIMIT.toSeconds() + " s");
            }
            Pause.aMoment();
        }
    }

    private static String path(Publisher publisher, String rest) {
        return "/v1/publishers/" + publisher.id() + rest;
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
