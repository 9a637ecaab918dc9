package dev.parley.negotiation.access;

import static dev.parley.negotiation.access.Newsroom.KEY;
import static dev.parley.negotiation.access.Newsroom.fields;
import static dev.parley.negotiation.access.Newsroom.get;
import static dev.parley.negotiation.access.Newsroom.repeatable;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.negotiation.access.http.DecisionJson;
import dev.parley.shell.problem.ProblemDetails;
import dev.parley.shell.problem.http.ProblemJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every answer as it was when it was released, status, fields and body. With {@code -Dgolden.write} the files are
 * written anew; look at the difference before it is committed.
 */
class AnswersGoldenTest {
    private static final Path SOURCES = Path.of("src/test/resources/dev/parley/negotiation/access/answers");
    private static final String ENOUGH = "access=\"0.002\";currency=EUR, cited=\"0.01\";currency=EUR";
    private static final ObjectMapper JSON = new ObjectMapper();

    static Stream<Arguments> rejections() {
        return Stream.of(
                Arguments.of("402-no-bounds", get("/news/1", fields(KEY))),
                Arguments.of("402-too-low", get("/news/1", fields(KEY, "access=\"0.001\";currency=USD"))),
                Arguments.of(
                        "402-conditions",
                        get(
                                "/news/1",
                                fields(KEY, ENOUGH + ", duties=(report), retain=\"P60D\", agreement=\"agr_other\""))),
                Arguments.of("402-no-credit", get("/news/1", fields(Newsroom.PENDING_KEY, ENOUGH))),
                Arguments.of("400-malformed", get("/news/1", fields(KEY, "access=\"0.002\";currency=XYZ"))),
                Arguments.of("400-idempotency-key", get("/news/1", repeatable("two words", ENOUGH))),
                Arguments.of("401-unidentified", get("/news/1", fields(null, ENOUGH))),
                Arguments.of("401-invalid-key", get("/news/1", fields(Newsroom.UNKNOWN_KEY, ENOUGH))),
                Arguments.of("403-use", get("/news/1", fields(KEY, ENOUGH + ", use=(ai-train)"))),
                Arguments.of("403-no-offer", get("/news/premium/1", fields(KEY, ENOUGH))),
                Arguments.of("403-suspended", get("/news/1", fields(Newsroom.SUSPENDED_KEY, ENOUGH))));
    }

    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of("409-key-in-use", AccessProblems.keyInUse()),
                Arguments.of("409-key-reused", AccessProblems.keyReused()),
                Arguments.of("503-database", AccessProblems.databaseUnavailable()),
                Arguments.of("503-stream", AccessProblems.streamUnavailable()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rejections")
    void rejectsAsItAlwaysDid(String name, AccessRequest request) {
        Verdict verdict =
                new Newsroom().flow.decide(request).toCompletableFuture().join();

        assertThat(verdict).isInstanceOf(Verdict.Rejected.class);
        check(name, shown(((Verdict.Rejected) verdict).problem()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("failures")
    void failsAsItAlwaysDid(String name, ProblemDetails problem) {
        check(name, shown(problem));
    }

    @ParameterizedTest
    @MethodSource("names")
    void grantsAsItAlwaysDid(String name) {
        var newsroom = new Newsroom();
        var admitted = (Verdict.Admitted) newsroom.flow
                .decide(get("/news/1", fields(KEY, ENOUGH)))
                .toCompletableFuture()
                .join();
        var granted = (Release.Granted) newsroom.flow
                .grant(admitted.admission(), null)
                .toCompletableFuture()
                .join();

        check(name, pretty(DecisionJson.granted(granted.grant())));
    }

    static List<String> names() {
        return List.of("200-granted");
    }

    private static String shown(ProblemDetails problem) {
        String fields = problem.fields().entrySet().stream()
                .map(field -> field.getKey() + ": " + field.getValue() + "\n")
                .collect(Collectors.joining());
        return problem.status() + "\n" + fields + "\n" + pretty(new ProblemJson(JSON).body(problem));
    }

    private static String pretty(byte[] json) {
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(JSON.readTree(json)) + "\n";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void check(String name, String actual) {
        Path file = SOURCES.resolve(name + ".txt");
        try {
            if (Boolean.getBoolean("golden.write")) {
                Files.createDirectories(SOURCES);
                Files.writeString(file, actual);
            }
            assertThat(actual).isEqualTo(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
