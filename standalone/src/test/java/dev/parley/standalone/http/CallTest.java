package dev.parley.standalone.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

class CallTest {
    private static final URI PAGE = URI.create("http://planet.localhost:8080/news/1");

    @Test
    void showsAPlainGetAsOneLine() {
        assertThat(Call.get(PAGE).curl(List.of())).isEqualTo("curl -i http://planet.localhost:8080/news/1");
    }

    @Test
    void showsAKeyByTheVariableThatHoldsIt() {
        var key = new Key("ATLAS_PLANET", "parley_cli_secret");

        String command = Call.get(PAGE).authorizedBy(key).curl(List.of(key));

        assertThat(command)
                .contains("-H \"Authorization: Bearer $ATLAS_PLANET\"")
                .doesNotContain("secret");
    }

    @Test
    void quotesWhatAShellWouldChange() {
        String command = Call.get(PAGE)
                .with("Access-Bounds", "access=\"0.001\";currency=EUR, ref=\"it's\"")
                .curl(List.of());

        assertThat(command).endsWith("-H 'Access-Bounds: access=\"0.001\";currency=EUR, ref=\"it'\\''s\"'");
    }

    @Test
    void showsTheMethodAndTheBodyOfAPost() {
        String command =
                Call.post(PAGE).withBody("application/json", "{\"id\":1}").curl(List.of());

        assertThat(command)
                .startsWith("curl -i -X POST ")
                .contains("-H 'Content-Type: application/json'")
                .endsWith("-d '{\"id\":1}'");
    }
}
