package dev.parley.helm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DockerfileTest {
    private static final Path PACKAGE = Path.of("target", "quarkus-app");

    @ParameterizedTest
    @EnumSource
    void standsOnABaseThatAnOperatorMayPin(ServiceModule service) {
        Dockerfile file = Dockerfile.of(service);

        assertThat(file.only("ARG")).matches("BASE=[a-z/-]+:25-jre[a-z0-9.-]*");
        assertThat(file.only("FROM")).isEqualTo("${BASE}");
    }

    @ParameterizedTest
    @EnumSource
    void runsAsTheUserThatTheChartNames(ServiceModule service) throws IOException {
        String pods = Files.readString(Path.of("parley", "templates", "_pod.tpl"));

        String[] user = Dockerfile.of(service).only("USER").split(":", -1);

        assertThat(user).hasSize(2).allMatch(id -> id.matches("[1-9][0-9]{3,}"));
        assertThat(pods).contains("runAsUser: " + user[0], "runAsGroup: " + user[1]);
    }

    @ParameterizedTest
    @EnumSource
    void namesThePortsOfTheService(ServiceModule service) {
        assertThat(Dockerfile.of(service).only("EXPOSE")).isEqualTo(service.port() + " " + service.managementPort());
    }

    @ParameterizedTest
    @EnumSource
    void takesThePackageAndNothingElse(ServiceModule service) throws IOException {
        assertThat(Dockerfile.of(service).copied()).hasSize(4).allMatch(path -> path.startsWith(PACKAGE));
        assertThat(service.folder().resolve(".dockerignore")).content().isEqualTo("*\n!" + PACKAGE + "/*\n");
    }

    @ParameterizedTest
    @EnumSource
    void findsWhatItTakesInThePackage(ServiceModule service) {
        Path built = service.folder().resolve(PACKAGE);
        Assumptions.assumeTrue(
                Files.exists(built.resolve("quarkus-run.jar")), () -> "Skipped: " + service + " is not packaged");

        assertThat(Dockerfile.of(service).copied())
                .allSatisfy(path -> assertThat(service.folder().resolve(path)).exists());
        assertThat(built.resolve("lib/main"))
                .isDirectoryContaining(jar -> jar.toString().contains("parley.schemas"));
    }

    @ParameterizedTest
    @EnumSource
    void startsTheJarThatItTook(ServiceModule service) {
        Dockerfile file = Dockerfile.of(service);

        assertThat(file.only("ENTRYPOINT"))
                .startsWith("[\"java\"")
                .endsWith("\"-jar\", \"" + file.only("WORKDIR") + "/quarkus-run.jar\"]")
                .contains("MaxRAMPercentage", "ExitOnOutOfMemoryError");
    }
}
