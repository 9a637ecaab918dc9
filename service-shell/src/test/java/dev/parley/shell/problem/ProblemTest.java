package dev.parley.shell.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProblemTest {
    private static final Path CATALOGUE = Path.of("src/test/resources/problems.txt");

    /** What callers were told once stays: a slug or a status that changes breaks their programs. */
    @Test
    void keepsTheCatalogueAsItIsWritten() throws IOException {
        List<String> problems = Arrays.stream(Problem.values())
                .map(problem -> "%d %s: %s".formatted(problem.status(), problem.type(), problem.title()))
                .toList();

        assertThat(problems).isEqualTo(Files.readAllLines(CATALOGUE));
        assertThat(problems).doesNotHaveDuplicates();
    }

    @Test
    void roundsThePauseUp() {
        assertThat(ProblemDetails.of(Problem.NOT_READY, "…")
                        .retryAfter(Duration.ofMillis(1001))
                        .fields())
                .containsEntry("Retry-After", "2");
    }
}
