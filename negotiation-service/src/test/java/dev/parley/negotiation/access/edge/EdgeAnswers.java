package dev.parley.negotiation.access.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.http.Header;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Collectors;

/**
 * Answers to edges as they were when they were released: status, fields and body, with what is another each time by its
 * kind. With {@code -Dgolden.write} the files are written anew; look at the difference before it is committed.
 */
final class EdgeAnswers {
    private static final Path FILES = Path.of("src/test/resources/dev/parley/negotiation/access/edge");

    private EdgeAnswers() {}

    static void check(String name, EdgeSite site, Response answer) {
        String actual = shown(answer)
                .replace(site.host(), "planet.example")
                .replace(site.seller().id(), "pub_planet")
                .replace(site.buyer().id(), "cli_reader")
                .replaceAll("[A-Za-z0-9_-]{43}\\.agr_[a-z2-7]{32}", "(delivery id).(agreement)")
                .replaceAll("Response-Id: \"[A-Za-z0-9_-]{43}\"", "Response-Id: \"(response id)\"")
                .replaceAll("agr_[a-z2-7]{32}", "(agreement)")
                .replaceAll("sha-256:[A-Za-z0-9_-]{43}", "(terms)")
                .replaceAll("20[0-9]{2}-[0-9T:.-]+Z", "(time)");
        Path file = FILES.resolve(name + ".txt");
        try {
            if (Boolean.getBoolean("golden.write")) {
                Files.createDirectories(FILES);
                Files.writeString(file, actual);
            }
            assertThat(actual).isEqualTo(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String shown(Response answer) {
        String fields = answer.headers().asList().stream()
                .filter(field -> !field.getName().equalsIgnoreCase("Content-Length"))
                .sorted(Comparator.comparing(Header::getName, String.CASE_INSENSITIVE_ORDER))
                .map(field -> field.getName() + ": " + field.getValue() + "\n")
                .collect(Collectors.joining());
        String body = answer.body().asString();
        return answer.statusCode() + "\n" + fields + "\n"
                + (body.isEmpty() ? "" : JsonPath.from(body).prettify() + "\n");
    }
}
