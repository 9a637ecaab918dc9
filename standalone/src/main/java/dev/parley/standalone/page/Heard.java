package dev.parley.standalone.page;

import com.fasterxml.jackson.databind.JsonNode;

/** What came back from a service that was asked. */
sealed interface Heard {

    record Answer(JsonNode json) implements Heard {}

    /** It answered that it will not, or cannot now. */
    record Refusal(int status, JsonNode problem) implements Heard {}

    /** It does not answer. */
    record Silence(String service) implements Heard {}

    /** One sentence for people about what did not work. */
    static String sentence(Heard heard) {
        return switch (heard) {
            case Answer answer -> "";
            case Silence(String service) -> service + " does not answer. This page tries again when it is loaded.";
            case Refusal(int status, JsonNode problem) -> {
                String title = problem.path("title").asText("No explanation");
                String detail = problem.path("detail").asText("");
                yield "%d, %s. %s".formatted(status, title, detail).strip();
            }
        };
    }
}
