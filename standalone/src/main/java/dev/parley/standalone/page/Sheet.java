package dev.parley.standalone.page;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/** What a browser gets. */
record Sheet(int status, String type, byte[] body, Map<String, String> headers) {
    private static final String HTML = "text/html; charset=utf-8";

    static Sheet html(String html) {
        return html(200, html);
    }

    static Sheet html(int status, String html) {
        return new Sheet(status, HTML, html.getBytes(StandardCharsets.UTF_8), Map.of());
    }

    /** A file for people to keep. */
    static Sheet download(String type, String name, String content) {
        return new Sheet(
                200,
                type,
                content.getBytes(StandardCharsets.UTF_8),
                Map.of("Content-Disposition", "attachment; filename=\"" + name + "\""));
    }

    /** There is nothing new. */
    static Sheet nothing() {
        return new Sheet(204, "", new byte[0], Map.of());
    }
}
