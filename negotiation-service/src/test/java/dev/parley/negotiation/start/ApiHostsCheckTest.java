package dev.parley.negotiation.start;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.negotiation.directory.HostConfiguration;
import dev.parley.shell.config.Environment;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ApiHostsCheckTest {

    private record Hosts(Set<String> apiHosts, String apiUrl) implements HostConfiguration {}

    private static List<String> unsafe(Environment environment, String apiUrl, String... apiHosts) {
        return new ApiHostsCheck(new Hosts(Set.of(apiHosts), apiUrl)).unsafe(environment);
    }

    @Test
    void takesAUrlAtOneOfTheHosts() {
        assertThat(unsafe(
                        Environment.PRODUCTION, "https://api.parley.example:8443/v", "localhost", "api.parley.example"))
                .isEmpty();
    }

    @Test
    void refusesAnApiWithoutAHostEverywhere() {
        assertThat(unsafe(Environment.DEVELOPMENT, "http://localhost:8080"))
                .singleElement()
                .asString()
                .startsWith("parley.http.api-hosts");
    }

    @Test
    void refusesInProductionToSendAgentsWhereTheApiIsNot() {
        assertThat(unsafe(Environment.PRODUCTION, "http://localhost:8080", "api.parley.example"))
                .singleElement()
                .asString()
                .startsWith("parley.http.api-url");
        assertThat(unsafe(Environment.DEVELOPMENT, "http://localhost:8080", "api.parley.example"))
                .isEmpty();
    }
}
