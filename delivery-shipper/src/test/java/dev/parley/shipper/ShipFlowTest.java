package dev.parley.shipper;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.shipper.StandInParley.Mood;
import dev.parley.shipper.log.FollowedLog;
import dev.parley.shipper.log.PositionFile;
import dev.parley.shipper.post.DeliveriesEndpoint;
import dev.parley.shipper.post.EdgeKeyFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShipFlowTest {
    @TempDir
    private Path folder;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final List<Duration> pauses = new ArrayList<>();
    private StandInParley parley;

    @BeforeEach
    void open() throws IOException {
        parley = new StandInParley(0);
        Files.writeString(key(), "parley_edge_1\n");
    }

    @AfterEach
    void close() {
        parley.close();
    }

    @Test
    void shipsWhatWasDelivered() throws Exception {
        write(line("dlv_1"), line("dlv_2"));

        assertThat(shipOnce()).isTrue();

        assertThat(parley.posts).hasSize(1);
        assertThat(parley.posts.getFirst().key()).isEqualTo("parley_edge_1");
        assertThat(parley.posts.getFirst().deliveries().getFirst())
                .hasToString("{\"delivery\":\"dlv_1\",\"status\":200,\"bytes\":1714,\"outcome\":\"complete\","
                        + "\"endedAt\":\"2026-11-20T16:16:13.868Z\"}");
        assertThat(parley.accepted).containsExactly("dlv_1", "dlv_2");
    }

    @Test
    void goesOnWhereItWasStopped() throws Exception {
        write(line("dlv_1"), line("dlv_2").substring(0, 30));
        shipOnce();
        append(line("dlv_2").substring(30) + "\n");
        shipOnce();
        shipOnce();

        assertThat(parley.posts).hasSize(2);
        assertThat(parley.accepted).containsExactly("dlv_1", "dlv_2");
    }

    @Test
    void namesAndSkipsWhatItCannotRead() throws Exception {
        write("nonsense", line("dlv_1"), "{\"delivery\":\"\"}", "{\"delivery\":\"dlv_2\"}");

        assertThat(shipOnce()).isTrue();

        assertThat(parley.accepted).containsExactly("dlv_1");
        assertThat(said())
                .contains("skipped a line of access.log at byte 0: it is not JSON")
                .contains("it \"status\" is not a count");
        assertThat(shipOnce()).isTrue();
        assertThat(parley.posts).hasSize(1);
    }

    @Test
    void losesNothingWhileParleyIsAwayAndSaysSoOnce() throws Exception {
        write(line("dlv_1"));
        parley.close();

        follow(() -> {
            if (pauses.size() == 4) {
                parley = new StandInParley(parley.port());
            }
        });

        assertThat(parley.accepted).containsExactly("dlv_1");
        assertThat(pauses).startsWith(seconds(1), seconds(2), seconds(4), seconds(8));
        assertThat(said()).containsOnlyOnce("Parley takes no deliveries").contains("Parley takes deliveries again");
    }

    @Test
    void waitsAsLongAsParleyAsksFor() throws Exception {
        write(line("dlv_1"));
        parley.mood = new Mood(503, Map.of("Retry-After", "20"), "{\"detail\":\"the stream is away\"}");

        follow(() -> parley.mood = pauses.size() == 1 ? new Mood(429, Map.of("Retry-After", "5"), "") : Mood.WELL);

        assertThat(pauses).startsWith(seconds(20), seconds(5));
        assertThat(parley.accepted).containsExactly("dlv_1");
        assertThat(said()).contains("503: the stream is away");
    }

    @Test
    void goesOnWithAnotherKeyOnceThereIsOne() throws Exception {
        write(line("dlv_1"));
        parley.mood = new Mood(401, Map.of(), "");

        follow(() -> {
            Files.writeString(key(), "parley_edge_2");
            parley.mood = Mood.WELL;
        });

        assertThat(parley.posts).extracting(StandInParley.Post::key).containsExactly("parley_edge_1", "parley_edge_2");
        assertThat(parley.accepted).containsExactly("dlv_1");
    }

    @Test
    void doesNotBelieveAnAnswerThatIsNotParleys() throws Exception {
        write(line("dlv_1"));
        parley.mood = new Mood(200, Map.of(), "<!doctype html>");

        assertThat(shipOnce()).isFalse();
        assertThat(said()).contains("is it Parley?");

        parley.mood = Mood.WELL;
        assertThat(shipOnce()).isTrue();
        assertThat(parley.accepted).containsExactly("dlv_1");
    }

    @Test
    void saysWhyADeliveryWasRejectedAndDoesNotSendItAgain() throws Exception {
        write(line("dlv_1"), line("forged_2"), line("dlv_3"));

        assertThat(shipOnce()).isTrue();
        assertThat(shipOnce()).isTrue();

        assertThat(parley.posts).hasSize(1);
        assertThat(parley.accepted).containsExactly("dlv_1", "dlv_3");
        assertThat(said()).contains("rejected, not charged: forged_2: /deliveries/1/delivery is not of this publisher");
    }

    @Test
    void shipsTheOthersWhenOneSpoilsTheBatch() throws Exception {
        write(IntStream.rangeClosed(1, 9).mapToObj(i -> line("dlv_" + i)).toArray(String[]::new));
        parley.poison = "dlv_4";

        assertThat(shipOnce()).isTrue();

        assertThat(parley.accepted)
                .containsExactly("dlv_1", "dlv_2", "dlv_3", "dlv_5", "dlv_6", "dlv_7", "dlv_8", "dlv_9");
        assertThat(said()).contains("rejected, not charged: dlv_4").contains("400: poison");
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 413, 422})
    void throwsNothingAwayForARefusalThatIsNotParleys(int status) throws Exception {
        write(line("dlv_1"));
        var html = new Mood(status, Map.of("Content-Type", "text/html"), "<h1>No</h1>");
        var otherProblem = Mood.refusing(status, "malformed-header", "somebody's");
        var plainJson = new Mood(status, Map.of(), "{\"type\":\"/problems/malformed-body\"}");

        for (Mood mood : List.of(html, otherProblem, plainJson)) {
            parley.mood = mood;
            assertThat(shipOnce()).isFalse();
        }

        parley.mood = Mood.WELL;
        assertThat(shipOnce()).isTrue();
        assertThat(parley.accepted).containsExactly("dlv_1");
    }

    @ParameterizedTest
    @CsvSource({"400, malformed-body", "400, invalid-request", "413, body-too-large"})
    void sendsNothingAgainThatParleyRefusesForGood(int status, String problem) throws Exception {
        write(line("dlv_1"));
        parley.mood = Mood.refusing(status, problem, "no");

        assertThat(shipOnce()).isTrue();

        assertThat(said()).contains("rejected, not charged: dlv_1");
    }

    @Test
    void saysOnceThatAnArchiveIsDamaged() throws Exception {
        write(line("dlv_1"));
        assertThat(shipOnce()).isTrue();
        Files.writeString(folder.resolve("access.log.2.gz"), "not packed at all");
        Files.move(log(), folder.resolve("access.log.1"));
        write(line("dlv_2"));

        assertThat(shipOnce()).isTrue();

        assertThat(parley.accepted).containsExactly("dlv_1", "dlv_2");
        assertThat(said()).containsOnlyOnce("access.log.2.gz is damaged");
    }

    @Test
    void sendsNoMoreAtOnceThanParleyTakes() throws Exception {
        int lines = DeliveriesEndpoint.MAX_BATCH + 1;
        write(IntStream.rangeClosed(1, lines).mapToObj(i -> line("dlv_" + i)).toArray(String[]::new));

        assertThat(shipOnce()).isTrue();

        assertThat(parley.accepted).hasSize(lines).doesNotHaveDuplicates();
        assertThat(parley.posts).allMatch(post -> post.ids().size() <= DeliveriesEndpoint.MAX_BATCH);
    }

    @Test
    void remembersNothingThatWasNotTaken() throws Exception {
        write(line("dlv_1"));
        parley.mood = new Mood(500, Map.of(), "");

        assertThat(shipOnce()).isFalse();

        parley.mood = Mood.WELL;
        assertThat(shipOnce()).isTrue();
        assertThat(parley.accepted).containsExactly("dlv_1");
    }

    @Test
    void saysOnceThatTheLogIsNotThereYet() throws Exception {
        follow(() -> {
            if (pauses.size() == 3) {
                write(line("dlv_1"));
            }
        });

        assertThat(parley.accepted).containsExactly("dlv_1");
        assertThat(said()).containsOnlyOnce("there is no " + log());
    }

    /** What happens while the flow pauses. */
    private interface Meanwhile {
        void happens() throws IOException;
    }

    private boolean shipOnce() throws Exception {
        return flow(true, duration -> pauses.add(duration)).run();
    }

    /** Until everything was accepted and the next line is waited for. */
    private void follow(Meanwhile meanwhile) {
        ShipFlow flow = flow(false, duration -> {
            pauses.add(duration);
            if (!parley.accepted.isEmpty()) {
                throw new InterruptedException("seen enough");
            }
            assertThat(pauses).hasSizeLessThan(20);
            try {
                meanwhile.happens();
            } catch (IOException failure) {
                throw new AssertionError(failure);
            }
        });
        assertThatThrownBy(flow::run).isInstanceOf(InterruptedException.class);
    }

    private ShipFlow flow(boolean once, ShipFlow.Pause pause) {
        var options = new Options(log(), parley.address(), key(), folder.resolve("position"), once, false);
        InstantSource clock = InstantSource.system();
        var journal = new Journal(new PrintStream(said, true, UTF_8));
        return new ShipFlow(
                options,
                new FollowedLog(options.log(), Duration.ZERO, clock, journal::damaged),
                new DeliveriesEndpoint(options.parley(), new EdgeKeyFile(options.keyFile()), clock),
                new PositionFile(options.position()),
                journal,
                pause);
    }

    private String said() {
        return said.toString(UTF_8);
    }

    private Path log() {
        return folder.resolve("access.log");
    }

    private Path key() {
        return folder.resolve("edge.key");
    }

    private static String line(String delivery) {
        return ("{\"delivery\":\"%s\",\"status\":200,\"bytes\":1714,\"finished\":\"OK\",\"announced\":\"1714\","
                        + "\"received\":\"0 : 1714\",\"endedAt\":1795191373.868}")
                .formatted(delivery);
    }

    private void write(String... lines) throws IOException {
        boolean whole = lines[lines.length - 1].endsWith("}");
        append(String.join("\n", lines) + (whole ? "\n" : ""));
    }

    private void append(String text) throws IOException {
        Files.writeString(log(), text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private static Duration seconds(int seconds) {
        return Duration.ofSeconds(seconds);
    }
}
