package dev.parley.helm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** compose.yaml, read without Docker: whatever it names is there. */
class ComposeTest {
    private static final Path ROOT = Path.of("..");

    private final JsonNode compose = Yaml.read(ROOT.resolve("compose.yaml"));

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource
    void buildsAndShowsEachService(ServiceModule module) {
        JsonNode service = service(module.component());

        assertThat(ROOT.resolve(service.path("build").asText()).normalize())
                .isEqualTo(module.folder().normalize());
        assertThat(module.folder().resolve("Dockerfile")).exists();
        assertThat(texts(service.path("ports")))
                .containsExactly(onLoopback(module.port()), onLoopback(module.managementPort()));
    }

    @ParameterizedTest
    @EnumSource
    void tellsEachServiceOnlyWhatItUnderstands(ServiceModule module) {
        KnownSettings known = module.settings();

        assertThat(fieldNames(service(module.component()).path("environment")))
                .isNotEmpty()
                .allMatch(known::contains);
    }

    @Test
    void makesTheTopicsAsTheServicesWouldReachThem() {
        JsonNode topics = service("topics").path("environment");
        JsonNode negotiation = service("negotiation").path("environment");

        topics.properties()
                .forEach(setting -> assertThat(negotiation.path(setting.getKey()))
                        .as(setting.getKey())
                        .isEqualTo(setting.getValue()));
        assertThat(texts(service("topics").path("entrypoint"))).endsWith("dev.parley.schemas.CreateTopics");
        assertThat(isOnClassPath("dev.parley.schemas.CreateTopics")).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void givesNoContainerOfOursAnyPrivilege(ServiceModule module) {
        JsonNode service = service(module.component());

        assertThat(service.path("read_only").asBoolean()).isTrue();
        assertThat(texts(service.path("cap_drop"))).containsExactly("ALL");
        assertThat(texts(service.path("security_opt"))).containsExactly("no-new-privileges:true");
        assertThat(service.path("privileged").isMissingNode()).isTrue();
    }

    @Test
    void declaresEverySecretAndVolumeThatIsUsedAndNoOther() {
        var secrets = new TreeSet<String>();
        var volumes = new TreeSet<String>();
        for (JsonNode service : compose.path("services")) {
            service.path("secrets").forEach(secret -> secrets.add(source(secret)));
            texts(service.path("volumes")).stream()
                    .map(volume -> volume.split(":", -1)[0])
                    .filter(volume -> !volume.startsWith("."))
                    .forEach(volumes::add);
        }

        assertThat(fieldNames(compose.path("secrets"))).containsExactlyInAnyOrderElementsOf(secrets);
        assertThat(fieldNames(compose.path("volumes"))).containsExactlyInAnyOrderElementsOf(volumes);
    }

    @Test
    void findsEverySecretWhereTheScriptMakesIt() throws Exception {
        Secrets.make(folder);

        assertThat(compose.path("secrets").properties()).isNotEmpty().allSatisfy(secret -> {
            Path file = Path.of(secret.getValue().path("file").asText());
            assertThat(file.getParent()).isEqualTo(Path.of("./compose/secrets"));
            assertThat(folder.resolve(file.getFileName())).isNotEmptyFile();
        });
    }

    @Test
    void pointsToFilesThatAreMounted() {
        for (JsonNode service : compose.path("services")) {
            List<String> mounted = StreamSupport.stream(service.path("secrets").spliterator(), false)
                    .map(secret -> "/run/secrets/" + target(secret))
                    .toList();
            assertThat(service.path("environment"))
                    .filteredOn(value -> value.asText().startsWith("/run/secrets/"))
                    .extracting(JsonNode::asText)
                    .allMatch(mounted::contains);
        }
        assertThat(ROOT.resolve("compose/databases.sh")).isExecutable();
    }

    @Test
    void connectsServicesToHostsAndPortsThatAreThere() {
        Set<String> names = Set.copyOf(fieldNames(compose.path("services")));
        assertThat(compose.path("services"))
                .allSatisfy(service -> assertThat(names).containsAll(fieldNames(service.path("depends_on"))));
        String listener = service("kafka")
                .path("environment")
                .path("KAFKA_ADVERTISED_LISTENERS")
                .asText();
        for (ServiceModule module : ServiceModule.values()) {
            JsonNode environment = service(module.component()).path("environment");
            assertThat(listener)
                    .isEqualTo("PLAINTEXT://"
                            + environment.path("PARLEY_KAFKA_BOOTSTRAP_SERVERS").asText());
            assertThat(environment.path("QUARKUS_DATASOURCE_JDBC_URL").asText())
                    .isEqualTo("jdbc:postgresql://postgresql/"
                            + environment.path("QUARKUS_DATASOURCE_USERNAME").asText());
        }
    }

    @Test
    void makesADatabaseForEachServiceThatAsksForOne() throws Exception {
        String script = Files.readString(ROOT.resolve("compose/databases.sh"));

        for (ServiceModule module : ServiceModule.values()) {
            assertThat(script)
                    .containsPattern("for service in [a-z ]*\\b"
                            + service(module.component())
                                    .path("environment")
                                    .path("QUARKUS_DATASOURCE_USERNAME")
                                    .asText()
                            + "\\b");
        }
    }

    @Test
    void namesEveryForeignImageByAVersion() {
        assertThat(compose.path("services").properties())
                .filteredOn(service -> !service.getValue().has("build"))
                .isNotEmpty()
                .allSatisfy(service ->
                        assertThat(service.getValue().path("image").asText()).matches("[a-z/]+:[0-9].*"));
    }

    private JsonNode service(String name) {
        JsonNode service = compose.path("services").path(name);
        assertThat(service.isObject()).as(name).isTrue();
        return service;
    }

    private static String onLoopback(int port) {
        return "127.0.0.1:%d:%d".formatted(port, port);
    }

    private static String source(JsonNode secret) {
        return secret.isTextual() ? secret.asText() : secret.path("source").asText();
    }

    private static String target(JsonNode secret) {
        return secret.isTextual() ? secret.asText() : secret.path("target").asText();
    }

    private static boolean isOnClassPath(String type) {
        return ComposeTest.class.getClassLoader().getResource(type.replace('.', '/') + ".class") != null;
    }

    private static List<String> texts(JsonNode list) {
        var texts = new ArrayList<String>();
        list.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    private static List<String> fieldNames(JsonNode object) {
        return object.propertyStream().map(Map.Entry::getKey).toList();
    }
}
