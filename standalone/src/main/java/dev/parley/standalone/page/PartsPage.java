package dev.parley.standalone.page;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.standalone.page.Heard.Answer;
import dev.parley.standalone.stage.Part;
import dev.parley.standalone.stage.Stage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;

/** How each part of Parley on this machine does, and whether the books hold. */
final class PartsPage implements AutoCloseable {
    private static final SequencedMap<String, String> BILLED = words(
            "accepted", "accepted",
            "duplicate", "duplicate",
            "quarantined", "quarantined",
            "notBillable", "not billable");
    private static final SequencedMap<String, String> LOGGED = words(
            "kept", "kept",
            "duplicate", "duplicate",
            "quarantined", "quarantined",
            "passedOver", "passed over");

    private final Stage stage;
    private final Services services;
    private final Templates templates;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    PartsPage(Stage stage, Services services, Templates templates) {
        this.stage = stage;
        this.services = services;
        this.templates = templates;
    }

    /** A part as it was found. */
    public record PartView(String name, String what, String address, boolean up, String words) {}

    /** An equation of the books. */
    public record Equation(String name, boolean holds, String words) {}

    Sheet show() {
        return Sheet.html(
                templates.render("health", Map.of("at", "health", "parts", parts(), "equations", equations())));
    }

    /** A word for the head of every page. */
    Sheet summary() {
        long down = parts().stream().filter(part -> !part.up()).count();
        return Sheet.html(templates.render("summary", Map.of("down", down)));
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    /** Asked all at once, so that one that hangs costs its own patience and no more. */
    private List<PartView> parts() {
        List<Future<PartView>> asked = stage.parts().stream()
                .map(part -> threads.submit(() -> view(part)))
                .toList();
        var views = new ArrayList<PartView>();
        for (Future<PartView> part : asked) {
            try {
                views.add(part.get());
            } catch (ExecutionException failure) {
                throw new IllegalStateException("a part could not be asked", failure);
            } catch (InterruptedException interruption) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted", interruption);
            }
        }
        return views;
    }

    private static PartView view(Part part) {
        Part.State state = part.state();
        return new PartView(part.name(), part.what(), part.address(), state.up(), state.words());
    }

    private List<Equation> equations() {
        var equations = new ArrayList<Equation>();
        equations.add(completeness("Billing accounts for every event", services.completeness(), BILLED));
        equations.add(completeness("The usage log accounts for every event", services.usageCompleteness(), LOGGED));
        equations.addAll(balances(services.trialBalance()));
        return equations;
    }

    /** @param parts what may become of an event, by the members' names and in words */
    private static Equation completeness(String name, Heard heard, SequencedMap<String, String> parts) {
        if (!(heard instanceof Answer(JsonNode json))) {
            return new Equation(name, false, Heard.sentence(heard));
        }
        JsonNode partitions = json.path("partitions");
        String sums = parts.entrySet().stream()
                .map(part -> sum(partitions, part.getKey()) + " " + part.getValue())
                .collect(Collectors.joining(" + "));
        return new Equation(name, json.path("holds").asBoolean(), sum(partitions, "read") + " read = " + sums);
    }

    private static SequencedMap<String, String> words(String... membersAndWords) {
        var words = new LinkedHashMap<String, String>();
        for (int index = 0; index < membersAndWords.length; index += 2) {
            words.put(membersAndWords[index], membersAndWords[index + 1]);
        }
        return words;
    }

    private static List<Equation> balances(Heard heard) {
        if (!(heard instanceof Answer(JsonNode json))) {
            return List.of(new Equation("The books balance", false, Heard.sentence(heard)));
        }
        var balances = new ArrayList<Equation>();
        for (JsonNode asset : json.path("assets")) {
            String currency = asset.path("currency").asText();
            balances.add(new Equation(
                    "The books balance in " + currency,
                    asset.path("sum").asText().equals("0"),
                    "Σ over %d accounts = %s %s"
                            .formatted(
                                    asset.path("accounts").size(),
                                    asset.path("sum").asText(),
                                    currency)));
        }
        return balances;
    }

    private static long sum(JsonNode partitions, String member) {
        long sum = 0;
        for (JsonNode partition : partitions) {
            sum += partition.path(member).asLong();
        }
        return sum;
    }
}
