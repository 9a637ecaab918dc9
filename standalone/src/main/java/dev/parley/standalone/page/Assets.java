package dev.parley.standalone.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;

/** Style, scripts and the mark: files on the class path, read once. */
final class Assets {
    private static final String HTMX = "/META-INF/maven/org.webjars.npm/htmx.org/pom.properties";
    private static final Map<String, String> FRESH = Map.of("Cache-Control", "no-cache");

    private final Map<String, Sheet> byPath = Map.of(
            "/assets/page.css", sheet("text/css; charset=utf-8", "page.css"),
            "/assets/page.js", sheet("text/javascript; charset=utf-8", "page.js"),
            "/assets/mark.svg", sheet("image/svg+xml", "mark.svg"),
            "/assets/htmx.js", sheet("text/javascript; charset=utf-8", htmx()));

    Optional<Sheet> find(String path) {
        return Optional.ofNullable(byPath.get(path));
    }

    private static Sheet sheet(String type, String resource) {
        return new Sheet(200, type, read(resource), FRESH);
    }

    /** The webjar's folder is named after its version. */
    private static String htmx() {
        var properties = new Properties();
        try (InputStream description = found(HTMX).openStream()) {
            properties.load(description);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return "/META-INF/resources/webjars/htmx.org/%s/dist/htmx.min.js".formatted(properties.getProperty("version"));
    }

    private static byte[] read(String resource) {
        try (InputStream content = found(resource).openStream()) {
            return content.readAllBytes();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static URL found(String resource) {
        return Objects.requireNonNull(Assets.class.getResource(resource), resource);
    }
}
