package dev.parley.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ChartTest {

    @TempDir
    private Path folder;

    @BeforeAll
    static void requireHelm() {
        Chart.requireHelm();
    }

    static List<String> valueFiles() {
        return Chart.valueFiles();
    }

    @ParameterizedTest
    @MethodSource("valueFiles")
    void isCleanToHelmsLint(String values) throws IOException {
        var result = Chart.lint(values, folder);

        assertThat(result.isFailed())
                .as(String.join("\n", result.getMessages()))
                .isFalse();
    }

    @Test
    void asksForWhatItCannotKnow() throws IOException {
        Path nothing = Files.writeString(folder.resolve("nothing.yaml"), "{}");

        assertThatThrownBy(() -> Chart.render(nothing))
                .hasMessageContaining("/api/hosts")
                .hasMessageContaining("/kafka/bootstrapServers")
                .hasMessageContaining("/negotiation/database/host")
                .hasMessageContaining("/usageLog/database/host")
                .hasMessageContaining("/billing/database/host");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        negotation: {replicas: 3}                         | negotation
        environment: staging                              | /environment
        image: {pullPolicy: Sometimes}                    | /image/pullPolicy
        kafka: {replication: 2}                           | /kafka/replication
        kafka: {minInsyncReplicas: 1}                     | /kafka/minInsyncReplicas
        kafka: {bootstrapServers: kafka}                  | /kafka/bootstrapServers
        kafka: {sasl: {mechanism: GSSAPI}}                | /kafka/sasl/mechanism
        kafka: {sasl: {mechanism: PLAIN, existingSecret: ''}} | /kafka/sasl/existingSecret
        kafka: {client: {sasl.jaas.config: a password}}   | sasl.jaas.config
        operatorKey: {value: a key in plain}              | /operatorKey
        api: {hosts: ['api.parley.example:443']}          | /api/hosts
        api: {url: 'https://api.parley.example/'}         | /api/url
        postgresql: {tls: {mode: prefer}}                 | /postgresql/tls/mode
        negotiation: {database: {password: in plain}}     | /negotiation/database
        negotiation: {image: {digest: latest}}            | /negotiation/image/digest
        negotiation: {shutdown: {drainSeconds: 0}}        | /negotiation/shutdown/drainSeconds
        billing: {ingress: {enabled: true}}               | /billing/ingress/hosts
        billing: {replicas: two}                          | /billing/replicas
        """)
    void refusesValuesThatCannotBe(String change, String where) throws IOException {
        JsonNode values = Yaml.merged(
                Chart.values("minimal-production.yaml"), Yaml.read(change).getFirst());
        Path file = Files.writeString(folder.resolve("values.yaml"), Yaml.write(values));

        assertThatThrownBy(() -> Chart.render(file)).hasMessageContaining(where);
    }
}
