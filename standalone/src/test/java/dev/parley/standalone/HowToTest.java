package dev.parley.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.standalone.edge.HowTo;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the how-tos show is what the tests run. */
class HowToTest {

    @ParameterizedTest
    @ValueSource(strings = {"nginx", "caddy"})
    void showEachFileAsItIsTriedOut(String proxy) throws IOException {
        String page = HowTo.file(proxy + ".md").text();

        List<String> files = HowTo.filesOf(proxy);
        assertThat(files).isNotEmpty();
        for (String file : files) {
            assertThat(page).as(file).contains("\n" + HowTo.file(file).text() + "```\n");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"nginx/parley.conf", "caddy/Caddyfile"})
    void sendEveryDeclaredBotToParley(String file) throws IOException {
        String names = HowTo.file(file).text().replaceAll("(?s).*\\\\b\\(([^)]*)\\)\\\\b.*", "$1");

        assertThat(names.split("\\|")).containsExactlyInAnyOrderElementsOf(declaredBots());
    }

    private static List<String> declaredBots() throws IOException {
        return Files.readAllLines(
                        HowTo.root()
                                .resolve(
                                        "negotiation-service/src/main/resources/dev/parley/negotiation/access/declared-bots.txt"))
                .stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toList();
    }
}
