package dev.parley.negotiation.access.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.vertx.core.MultiMap;
import java.io.IOException;
import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The body of a request for a decision: {@code {"method": "GET", "url": "…", "headers": {"Access-Bounds": "…"}}}. The
 * method may be left out, and a header may have a list of lines.
 */
record DecisionBody(String method, URI url, MultiMap headers) {
    private static final JsonFactory JSON = new JsonFactory();
    private static final Pattern METHOD = Pattern.compile("[A-Z]{1,16}");

    /** @throws IllegalArgumentException telling what was expected */
    static DecisionBody read(byte[] bytes) {
        try (JsonParser json = JSON.createParser(bytes)) {
            DecisionBody body = read(json);
            require(json.nextToken() == null, "expected nothing after the object");
            return body;
        } catch (IOException e) {
            throw new IllegalArgumentException("expected a JSON object with url, and method and headers if need be", e);
        }
    }

    private static DecisionBody read(JsonParser json) throws IOException {
        require(json.nextToken() == JsonToken.START_OBJECT, "expected a JSON object");
        String method = null;
        String url = null;
        MultiMap headers = null;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            switch (name) {
                case "method" -> {
                    require(method == null, "expected method once");
                    method = text(json, "method");
                }
                case "url" -> {
                    require(url == null, "expected url once");
                    url = text(json, "url");
                }
                case "headers" -> {
                    require(headers == null, "expected headers once");
                    headers = headers(json);
                }
                default -> throw new IllegalArgumentException("expected the members method, url and headers alone");
            }
        }
        require(json.currentToken() == JsonToken.END_OBJECT, "expected the object to end");
        return new DecisionBody(
                method(method == null ? "GET" : method),
                url(url == null ? "" : url),
                headers == null ? MultiMap.caseInsensitiveMultiMap() : headers);
    }

    private static String method(String method) {
        String upper = method.toUpperCase(Locale.ROOT);
        require(METHOD.matcher(upper).matches(), "expected an HTTP method, such as GET");
        return upper;
    }

    private static URI url(String url) {
        try {
            URI uri = URI.create(url);
            require(uri.getHost() != null && uri.getRawUserInfo() == null, "");
            return uri;
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("expected url to be absolute, as in https://planet.example/news/1", e);
        }
    }

    private static MultiMap headers(JsonParser json) throws IOException {
        require(json.currentToken() == JsonToken.START_OBJECT, "expected headers to be an object");
        MultiMap headers = MultiMap.caseInsensitiveMultiMap();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            if (json.nextToken() == JsonToken.START_ARRAY) {
                while (json.nextToken() != JsonToken.END_ARRAY) {
                    headers.add(name, text(json, name));
                }
            } else {
                headers.add(name, text(json, name));
            }
        }
        return headers;
    }

    private static String text(JsonParser json, String name) throws IOException {
        require(json.currentToken() == JsonToken.VALUE_STRING, "expected " + name + " to be a string");
        return json.getText();
    }

    private static void require(boolean condition, String expected) {
        if (!condition) {
            throw new IllegalArgumentException(expected);
        }
    }
}
