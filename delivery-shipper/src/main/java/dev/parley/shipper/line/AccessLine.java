package dev.parley.shipper.line;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Reads lines as nginx writes them with the {@code log_format} of its how-to, and as Caddy writes them by itself. */
public final class AccessLine {
    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final CaddyLine caddy;

    /** @param assumeComplete whether a response of unknown length counts as complete where the log does not tell */
    public AccessLine(boolean assumeComplete) {
        this.caddy = new CaddyLine(assumeComplete);
    }

    public Reading read(String text) {
        try {
            JsonNode line = JSON.readTree(text);
            if (!line.isObject()) {
                return new Reading.Malformed("is not a JSON object");
            }
            return line.has("delivery") ? NginxLine.read(line) : caddy.read(line);
        } catch (JsonProcessingException otherwise) {
            return new Reading.Malformed("is not JSON");
        } catch (MalformedMember member) {
            return new Reading.Malformed(member.reason());
        }
    }
}
