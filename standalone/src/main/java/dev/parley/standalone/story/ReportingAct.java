package dev.parley.standalone.story;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.standalone.http.Call;
import dev.parley.standalone.http.Reply;
import dev.parley.standalone.stage.Agent;
import dev.parley.standalone.stage.Cast.Relationship;
import dev.parley.standalone.stage.Pause;
import dev.parley.standalone.stage.Publisher;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The second act: an agent says what it did with what it read, and one line of it cannot be true. */
final class ReportingAct {
    private static final Relationship REPORTER = new Relationship(Publisher.DAILY_PLANET, Agent.ATLAS);
    private static final Relationship OTHER = new Relationship(Publisher.DAILY_PLANET, Agent.THRIFT);
    static final String USE = "cited";
    private static final int CITED = 2;
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final Scene scene;

    ReportingAct(Scene scene) {
        this.scene = scene;
    }

    void play() {
        String status = report();
        seeItSettled(status);
    }

    private String report() {
        scene.begin("Atlas reports two citations, and one of an article that another agent read");
        List<Sightings.Sighting> cited = scene.sightings.some(REPORTER, CITED);
        Sightings.Sighting foreign = scene.sightings.some(OTHER, 1).getFirst();
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("agreement", cited.getFirst().agreement());
        var records = body.putArray("records");
        cited.forEach(sighting -> records.add(line(records.size(), sighting)));
        records.add(line(records.size(), foreign));
        Reply reply = scene.send(Call.post(scene.stage.usageLog("/v1/usage"))
                .authorizedBy(scene.cast.key(Agent.ATLAS, Publisher.DAILY_PLANET))
                .withBody("application/json", body.toPrettyString()));
        JsonNode answer = reply.json();
        JsonNode fault = answer.path("records").path(CITED).path("faults").path(0);
        scene.compare(
                "202, %d accepted, 1 rejected, and where it is wrong".formatted(CITED),
                "%d, %d accepted, %d rejected%n%s %s"
                        .formatted(
                                reply.status(),
                                answer.path("accepted").asInt(),
                                answer.path("rejected").asInt(),
                                fault.path("pointer").asText(),
                                fault.path("message").asText()),
                reply.status() == 202
                        && answer.path("accepted").asInt() == CITED
                        && answer.path("rejected").asInt() == 1
                        && fault.path("pointer").asText().startsWith("/records/" + CITED + "/"));
        cited.forEach(sighting -> scene.sightings.noteUse(sighting, USE));
        return answer.path("status").asText();
    }

    private static ObjectNode line(int number, Sightings.Sighting sighting) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", "citation-" + (number + 1))
                .put("responseId", sighting.responseId())
                .put("use", USE)
                .put("usedAt", Instant.now().toString());
    }

    private void seeItSettled(String status) {
        scene.begin("The usage log has found an access for each line that it took");
        Call call = Call.get(scene.stage.usageLog(status))
                .authorizedBy(scene.cast.key(Agent.ATLAS, Publisher.DAILY_PLANET));
        scene.narrator.call(call);
        JsonNode report = settled(call);
        scene.compare(
                "settled, %d counted".formatted(CITED),
                "%s, %d counted"
                        .formatted(
                                report.path("state").asText(),
                                report.path("counts").path("counted").asInt()),
                report.path("state").asText().equals("settled")
                        && report.path("counts").path("counted").asInt() == CITED);
    }

    private JsonNode settled(Call call) {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        Reply reply = scene.http.send(call);
        while (!reply.json().path("state").asText().equals("settled") && System.nanoTime() < deadline) {
            Pause.aMoment();
            reply = scene.http.send(call);
        }
        return reply.json();
    }
}
