package dev.parley.shipper.line;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines as nginx 1.22 and Caddy 2.6 wrote them. */
class AccessLineTest {
    private static final String NGINX = """
            {"delivery":"dlv_1","status":%s,"bytes":%s,"finished":"%s","announced":"%s","received":"%s","endedAt":1795191373.868}""";
    private static final String CADDY = """
            {"level":"info","ts":1795191577.7870157,"logger":"http.log.access.log0","msg":"handled request",\
            "request":{"proto":"HTTP/1.1","method":"%s","host":"planet.example","uri":"/news/1"},"user_id":"",\
            "duration":0.1,"size":%s,"status":%s,"resp_headers":{"Parley-Delivery":["dlv_2"]%s}}""";

    private final AccessLine lines = new AccessLine(false);

    @Test
    void readsWhatNginxDelivered() {
        assertThat(lines.read(NGINX.formatted(200, 1714, "OK", 1714, "0 : 1714")))
                .isEqualTo(new Reading.Delivered(
                        new Delivery("dlv_1", 200, 1714, Outcome.COMPLETE, Instant.parse("2026-11-20T16:16:13.868Z"))));
    }

    @ParameterizedTest
    @CsvSource({
        "200, 1714, OK, 1714, 0 : 1714, COMPLETE",
        "200, 900, OK, 1714, '0 : 0, 1714', COMPLETE",
        "200, 15, OK, '', 0 : 15, COMPLETE",
        "200, 1714, OK, 1714, 0, COMPLETE",
        "206, 100, OK, 100, 0 : 100, COMPLETE",
        "304, 0, OK, 1714, 0 : 0, COMPLETE",
        "404, 153, OK, 153, 0 : 153, COMPLETE",
        "200, 500, OK, 1000, 0 : 500, ORIGIN_ABORTED",
        "200, 81803, '', 1966080, 0 : 98304, CLIENT_ABORTED",
        "200, 131080, '', '', 0 : 131090, CLIENT_ABORTED",
        "499, 0, '', '', 0 : -, CLIENT_ABORTED",
        "502, 157, OK, '', 0 : 0, ORIGIN_FAILED",
    })
    void tellsHowADeliveryByNginxEnded(
            int status, long bytes, String finished, String announced, String received, Outcome outcome) {
        assertThat(lines.read(NGINX.formatted(status, bytes, finished, announced, received)))
                .extracting(AccessLineTest::outcome)
                .isEqualTo(outcome);
    }

    @Test
    void readsWhatCaddyDelivered() {
        assertThat(lines.read(CADDY.formatted("GET", 1714, 200, ",\"Content-Length\":[\"1714\"]")))
                .isEqualTo(new Reading.Delivered(new Delivery(
                        "dlv_2", 200, 1714, Outcome.COMPLETE, Instant.parse("2026-11-20T16:19:37.787016Z"))));
    }

    @ParameterizedTest
    @CsvSource({
        "GET, 1714, 200, 1714, COMPLETE",
        "GET, 0, 304, 1714, COMPLETE",
        "HEAD, 0, 200, 1714, COMPLETE",
        "GET, 131072, 200, 1966080, CLIENT_ABORTED",
        "GET, 0, 0, 1714, CLIENT_ABORTED",
        "GET, 0, 502, 1714, ORIGIN_FAILED",
    })
    void tellsHowADeliveryByCaddyEnded(String method, long size, int status, long announced, Outcome outcome) {
        assertThat(lines.read(CADDY.formatted(method, size, status, ",\"Content-Length\":[\"" + announced + "\"]")))
                .extracting(AccessLineTest::outcome)
                .isEqualTo(outcome);
    }

    @Test
    void doesNotCallAResponseOfUnknownLengthCompleteUnlessToldTo() {
        String line = CADDY.formatted("GET", 1714, 200, "");

        assertThat(lines.read(line)).isEqualTo(new Reading.Undecided());
        assertThat(new AccessLine(true).read(line))
                .extracting(AccessLineTest::outcome)
                .isEqualTo(Outcome.COMPLETE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"delivery\":\"\",\"status\":200}",
                "{\"level\":\"info\",\"status\":200,\"resp_headers\":{\"Server\":[\"Caddy\"]}}",
                "{\"level\":\"error\",\"msg\":\"aborting with incomplete response\"}",
                "{}",
            })
    void leavesAloneWhatParleyDidNotGrant(String line) {
        assertThat(lines.read(line)).isEqualTo(new Reading.NotOurs());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | is not a JSON object",
                "[] | is not a JSON object",
                "127.0.0.1 - - [20/Nov/2026] | is not JSON",
                "{\"delivery\":\"dlv_1\",\"sta | is not JSON",
                "{\"delivery\":\"dlv_1\"} {} | is not JSON",
                "{\"delivery\":7} | \"delivery\" is not a text",
                "{\"delivery\":\"dlv_1\"} | \"status\" is not a count",
                "{\"delivery\":\"dlv_1\",\"status\":600} | \"status\" is not an HTTP status",
                "{\"delivery\":\"dlv_1\",\"status\":200,\"bytes\":-1} | \"bytes\" is not a count",
                "{\"delivery\":\"dlv_1\",\"status\":200,\"bytes\":1} | \"endedAt\" is not a time",
                "{\"delivery\":\"dlv_1\",\"status\":200,\"bytes\":1,\"endedAt\":1e400} | \"endedAt\" is not a time",
                "{\"delivery\":\"dlv_1\",\"status\":200,\"bytes\":1,\"endedAt\":1} | \"finished\" is not a text",
            })
    void saysWhatIsWrongWithALine(String line, String reason) {
        assertThat(lines.read(line)).isEqualTo(new Reading.Malformed(reason));
    }

    private static Outcome outcome(Reading reading) {
        return ((Reading.Delivered) reading).delivery().outcome();
    }
}
