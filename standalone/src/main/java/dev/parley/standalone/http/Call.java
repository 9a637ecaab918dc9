package dev.parley.standalone.http;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** One HTTP request, as it is sent and as it is shown. */
public record Call(
        String method,
        URI uri,
        SequencedMap<String, String> headers,
        @Nullable String body) {

    public static Call get(URI uri) {
        return new Call("GET", uri, new LinkedHashMap<>(), null);
    }

    public static Call post(URI uri) {
        return new Call("POST", uri, new LinkedHashMap<>(), null);
    }

    public static Call put(URI uri) {
        return new Call("PUT", uri, new LinkedHashMap<>(), null);
    }

    public Call with(String header, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Call(method, uri, more, body);
    }

    public Call withBody(String contentType, String content) {
        Call typed = with("Content-Type", contentType);
        return new Call(method, uri, typed.headers(), content);
    }

    public Call authorizedBy(Key key) {
        return with("Authorization", "Bearer " + key.value());
    }

    /**
     * The curl command of this call for a POSIX shell, one header to a line.
     *
     * @param keys are shown by the shell variables that hold them
     */
    public String curl(Iterable<Key> keys) {
        var command = new StringBuilder("curl -i");
        if (!method.equals("GET")) {
            command.append(" -X ").append(method);
        }
        command.append(' ').append(quoted(uri.toString()));
        for (Map.Entry<String, String> header : headers.entrySet()) {
            command.append(" \\\n    -H ").append(shown(header.getKey() + ": " + header.getValue(), keys));
        }
        if (body != null) {
            command.append(" \\\n    -d ").append(quoted(body));
        }
        return command.toString();
    }

    private static String shown(String header, Iterable<Key> keys) {
        for (Key key : keys) {
            if (header.endsWith(key.value())) {
                return "\"" + header.replace(key.value(), "$" + key.variable()) + "\"";
            }
        }
        return quoted(header);
    }

    private static String quoted(String text) {
        boolean plain = text.matches("[A-Za-z0-9_./:=-]+");
        return plain ? text : "'" + text.replace("'", "'\\''") + "'";
    }
}
