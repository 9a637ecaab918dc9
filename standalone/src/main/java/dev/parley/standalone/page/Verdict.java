package dev.parley.standalone.page;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * How a decision ended, in two or three words.
 *
 * @param tone {@code good}, {@code ask}, {@code no}, {@code down} or {@code quiet}
 * @param status that Parley answered itself; empty: somebody else did
 * @param note what else there is to say; may be empty
 */
record Verdict(String tone, String words, String status, String note) {

    static Verdict of(JsonNode line) {
        return switch (line.path("decision").asText()) {
            case "open" -> new Verdict("quiet", "Open", "", "The terms leave it alone.");
            case "quoted" -> new Verdict("quiet", "Quoted", "", "It only asked; nothing was served or charged.");
            case "admitted" -> admitted(line.path("fate"));
            case "rejected" ->
                rejected(line.path("status").asInt(), line.path("problem").asText());
            default -> new Verdict("quiet", line.path("decision").asText(), "", "");
        };
    }

    private static Verdict admitted(JsonNode fate) {
        return switch (fate.path("state").asText()) {
            case "underway" -> new Verdict("quiet", "On its way", "", "The origin has not answered yet.");
            case "granted" -> new Verdict("good", "Granted", "", "");
            case "delivered" -> delivered(fate.path("delivery").asText());
            case "unanswered" -> new Verdict("quiet", "Not taken", "", "The caller had left; nothing is owed.");
            case "unmetered" ->
                new Verdict(
                        "down",
                        "At no price",
                        "",
                        "It could not be recorded; the publisher serves rather than refuse.");
            case "withheld" ->
                new Verdict(
                        "down",
                        "Withheld",
                        fate.path("status").asText(),
                        "The grant could not be recorded, so nothing was served or charged.");
            case "withdrawn" ->
                new Verdict("quiet", "Not charged", "", "The origin sent nothing that would be charged for.");
            default -> new Verdict("quiet", fate.path("state").asText(), "", "");
        };
    }

    private static Verdict delivered(String delivery) {
        return switch (delivery) {
            case "complete" -> new Verdict("good", "Served", "", "");
            case "client-aborted" -> new Verdict("quiet", "Broken off", "", "The agent hung up; nothing is owed.");
            default -> new Verdict("down", "Cut short", "", "The origin broke off; nothing is owed.");
        };
    }

    static Verdict rejected(int status, String problem) {
        String words = switch (problem) {
            case "bounds-not-met" -> "Bounds not met";
            case "identity-required" -> "Unidentified";
            case "credential-invalid" -> "Key not valid";
            case "not-permitted" -> "Not permitted";
            case "relationship-suspended" -> "Suspended";
            case "malformed-header", "malformed-body", "contradictory-bounds", "invalid-request" -> "Malformed";
            case "idempotency-key-reused", "idempotency-key-in-use" -> "Key in use";
            default -> status >= 500 ? "Not available" : "Turned away";
        };
        return new Verdict(tone(status), words, Integer.toString(status), "");
    }

    private static String tone(int status) {
        if (status >= 500) {
            return "down";
        }
        return status == 402 || status == 401 ? "ask" : "no";
    }
}
