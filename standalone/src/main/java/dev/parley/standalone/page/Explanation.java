package dev.parley.standalone.page;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.standalone.page.Reasons.OfferReasons;
import dev.parley.standalone.page.Reasons.Reason;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * What would be decided, for people. Texts are empty where there is nothing to say.
 *
 * @param tone {@code good}, {@code ask}, {@code no}, {@code down} or {@code quiet}
 * @param status that the agent would get from Parley itself
 * @param offers the nearest first
 * @param sufficient bounds that will be met
 */
public record Explanation(
        String tone, String headline, String status, String sentence, List<OfferView> offers, String sufficient) {

    /** An offer that the agent may see, and why it does not meet; without reasons it does. */
    public record OfferView(
            String id, boolean nearest, List<String> prices, String permits, String settle, List<Reason> reasons) {}

    /** It was not asked, because it is known to lead to nothing. */
    static Explanation unasked(String sentence) {
        return new Explanation("quiet", "Not asked", "", sentence, List.of(), "");
    }

    static Explanation of(Heard heard) {
        return switch (heard) {
            case Heard.Silence silence ->
                new Explanation("down", "Not available", "", Heard.sentence(silence), List.of(), "");
            case Heard.Answer(JsonNode json) -> granted(json);
            case Heard.Refusal(int status, JsonNode problem) -> refused(status, problem);
        };
    }

    private static Explanation granted(JsonNode json) {
        if (json.path("decision").asText().equals("open")) {
            return new Explanation(
                    "quiet",
                    "Open",
                    "",
                    "The terms leave this alone: it is served as the origin answers, and costs nothing.",
                    List.of(),
                    "");
        }
        var met = new OfferView(
                json.path("offer").asText(),
                false,
                Prices.list(json.path("pricing")),
                "",
                json.path("settlement").asText(),
                List.of());
        return new Explanation(
                "good",
                "It would be served",
                "200",
                "The bounds meet the offer " + met.id() + ". This was a dry run: nothing was bound or charged.",
                List.of(met),
                "");
    }

    private static Explanation refused(int status, JsonNode problem) {
        String nearest = problem.path("nearest").path("offer").asText("");
        Verdict verdict =
                Verdict.rejected(status, problem.path("type").asText("").replace("/problems/", ""));
        return new Explanation(
                verdict.tone(),
                verdict.words(),
                verdict.status(),
                problem.path("detail").asText("No explanation was given."),
                offers(problem, nearest),
                withoutDryRun(problem.path("accessBounds").asText("")));
    }

    /** What is proposed is built from what was asked, and that was a dry run. */
    private static String withoutDryRun(String bounds) {
        return bounds.replaceFirst(",\\s*dry-run$", "");
    }

    private static List<OfferView> offers(JsonNode problem, String nearest) {
        List<OfferReasons> reasons = Reasons.byOffer(problem.path("failed"));
        var views = new ArrayList<OfferView>();
        for (OfferReasons offer : reasons) {
            JsonNode shown = shown(problem, offer.offer());
            views.add(new OfferView(
                    offer.offer(),
                    offer.offer().equals(nearest),
                    shown.has("pricing") ? Prices.list(shown.path("pricing")) : List.of(),
                    words(shown.path("permits")),
                    words(shown.path("settle")),
                    offer.reasons()));
        }
        views.sort(Comparator.comparing(view -> !view.nearest()));
        return views;
    }

    private static JsonNode shown(JsonNode problem, String offer) {
        return StreamSupport.stream(problem.path("offers").spliterator(), false)
                .filter(shown -> shown.path("offer").asText().equals(offer))
                .findFirst()
                .orElse(problem.path("none"));
    }

    private static String words(JsonNode tokens) {
        return StreamSupport.stream(tokens.spliterator(), false)
                .map(JsonNode::asText)
                .collect(Collectors.joining(", "));
    }
}
