package dev.parley.standalone.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpHeaders;
import java.util.List;
import java.util.Optional;

/** The whole answer to a {@link Call}. */
public record Reply(Call call, int status, HttpHeaders headers, String body) {
    private static final ObjectMapper JSON = new ObjectMapper();

    public Optional<String> header(String name) {
        return headers.firstValue(name);
    }

    /** The body as JSON; an object without members when it is something else. */
    public JsonNode json() {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException otherwise) {
            return JSON.createObjectNode();
        }
    }

    /** This reply when its status is one of {@code expected}. */
    public Reply expecting(Integer... expected) {
        if (!List.of(expected).contains(status)) {
            throw new UnexpectedReply(this, expected);
        }
        return this;
    }
}
