package dev.parley.standalone.page;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a browser asks for.
 *
 * @param query the first value of each parameter
 * @param form the first value of each field of a form that was sent
 */
record Asked(String method, String path, Map<String, String> query, Map<String, String> form) {
    private static final int MAX_FORM_BYTES = 32 * 1024;

    /** @throws IllegalArgumentException if the query or the form cannot be read */
    static Asked of(HttpExchange exchange) throws IOException {
        URI uri = exchange.getRequestURI();
        String method = exchange.getRequestMethod();
        return new Asked(
                method,
                uri.getPath(),
                parameters(uri.getRawQuery()),
                method.equals("POST") ? form(exchange) : Map.of());
    }

    /** Empty where it is not said. */
    String query(String name) {
        return query.getOrDefault(name, "");
    }

    /** Empty where it is not said. */
    String form(String name) {
        return form.getOrDefault(name, "");
    }

    private static Map<String, String> form(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(MAX_FORM_BYTES + 1);
        if (body.length > MAX_FORM_BYTES) {
            throw new IllegalArgumentException("the form is longer than " + MAX_FORM_BYTES + " bytes");
        }
        return parameters(new String(body, StandardCharsets.US_ASCII));
    }

    private static Map<String, String> parameters(@Nullable String encoded) {
        var parameters = new LinkedHashMap<String, String>();
        if (encoded == null || encoded.isEmpty()) {
            return parameters;
        }
        for (String pair : encoded.split("&")) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            String value = equals < 0 ? "" : pair.substring(equals + 1);
            parameters.putIfAbsent(decoded(name), decoded(value));
        }
        return parameters;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
