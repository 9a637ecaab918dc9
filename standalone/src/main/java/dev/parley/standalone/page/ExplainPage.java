package dev.parley.standalone.page;

import dev.parley.standalone.http.Key;
import dev.parley.standalone.stage.Agent;
import dev.parley.standalone.stage.Cast;
import dev.parley.standalone.stage.Publisher;
import dev.parley.standalone.stage.Stage;
import java.net.URI;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What would be decided on a URL for an agent and its bounds; a dry run, so nothing is bound or charged. */
final class ExplainPage {
    private static final int MAX_LENGTH = 4096;

    private final Stage stage;
    private final Cast cast;
    private final Services services;
    private final Templates templates;
    private final String token;

    /** @param token that each form carries */
    ExplainPage(Stage stage, Cast cast, Services services, Templates templates, String token) {
        this.stage = stage;
        this.cast = cast;
        this.services = services;
        this.templates = templates;
        this.token = token;
    }

    /** An agent that the form offers. */
    public record Choice(String id, String title, String reads, boolean chosen) {}

    /** What was asked. */
    private record Question(Agent agent, String url, String bounds) {}

    /** The form, filled with what the address says, or else with an example that is worth explaining. */
    Sheet show(Asked asked) {
        boolean blank = asked.query("url").isEmpty();
        var question = new Question(
                agent(asked.query("agent")),
                blank ? example() : asked.query("url"),
                blank ? Agent.THRIFT.bounds() : asked.query("bounds"));
        return sheet(question, Optional.empty());
    }

    /** The form with its answer. A button may bring bounds in place of those in the field. */
    Sheet ask(Asked asked) {
        Agent agent = agent(asked.form("agent"));
        String bounds = asked.form("use").isEmpty() ? asked.form("bounds") : asked.form("use");
        var question = new Question(
                agent, asked.form("url").strip(), asked.form("own").isEmpty() ? bounds.strip() : agent.bounds());
        return sheet(question, Optional.of(explained(question)));
    }

    private Explanation explained(Question question) {
        if (question.url().length() > MAX_LENGTH || question.bounds().length() > MAX_LENGTH) {
            return Explanation.unasked("A URL and bounds of at most " + MAX_LENGTH + " characters can be explained.");
        }
        Optional<Publisher> publisher = publisherOf(question.url());
        if (publisher.isPresent() && !question.agent().reads().contains(publisher.get())) {
            return Explanation.unasked("%s has no key of %s. Choose another agent, or a URL of %s."
                    .formatted(question.agent().title(), publisher.get().title(), titles(question.agent())));
        }
        Key key = cast.key(
                question.agent(), publisher.orElse(question.agent().reads().getFirst()));
        return Explanation.of(services.explain(key, question.url(), question.bounds()));
    }

    private Sheet sheet(Question question, Optional<Explanation> answer) {
        List<Choice> agents = Arrays.stream(Agent.values())
                .map(agent -> new Choice(agent.id(), agent.title(), titles(agent), agent == question.agent()))
                .toList();
        var values = new HashMap<String, Object>(Map.of(
                "at",
                "explain",
                "agents",
                agents,
                "url",
                question.url(),
                "bounds",
                question.bounds(),
                "token",
                token,
                "answered",
                answer.isPresent()));
        answer.ifPresent(explanation -> values.put("answer", explanation));
        return Sheet.html(templates.render("explain", values));
    }

    private static Agent agent(String id) {
        return Arrays.stream(Agent.values())
                .filter(agent -> agent.id().equals(id))
                .findFirst()
                .orElse(Agent.THRIFT);
    }

    private static Optional<Publisher> publisherOf(String url) {
        try {
            String host = String.valueOf(URI.create(url).getHost()).toLowerCase(Locale.ROOT);
            return Arrays.stream(Publisher.values())
                    .filter(publisher -> publisher.host().equals(host))
                    .findFirst();
        } catch (IllegalArgumentException noUrl) {
            return Optional.empty();
        }
    }

    private static String titles(Agent agent) {
        return agent.reads().stream().map(Publisher::title).collect(Collectors.joining(" or "));
    }

    private String example() {
        return stage.page(Publisher.DAILY_PLANET.host(), "/news/1").toString();
    }
}
