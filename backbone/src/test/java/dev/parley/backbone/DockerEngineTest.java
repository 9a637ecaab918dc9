package dev.parley.backbone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DockerEngineTest {
    private static final String THERE = "postgres:18-alpine";

    private UnixDomainSocketAddress address;
    private ServerSocketChannel listening;

    @BeforeEach
    void listen(@TempDir Path directory) throws IOException {
        address = UnixDomainSocketAddress.of(directory.resolve("docker.sock"));
        listening = ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(address);
    }

    @AfterEach
    void hangUp() throws IOException {
        listening.close();
    }

    @Test
    void hasTheImagesThatTheEngineKnows() {
        Thread.startVirtualThread(this::answerAsAnEngine);

        assertThat(new DockerEngine(address).has(List.of(THERE))).isTrue();
    }

    @Test
    void lacksTheImagesThatTheEngineWouldHaveToPull() {
        Thread.startVirtualThread(this::answerAsAnEngine);

        assertThat(new DockerEngine(address).has(List.of(THERE, "apache/kafka:4.1.1")))
                .isFalse();
    }

    @Test
    void isDecidedInSecondsWhenNothingAnswers() {
        long before = System.nanoTime();

        assertThat(new DockerEngine(address).has(List.of(THERE))).isFalse();

        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(6));
    }

    @Test
    void hasNothingWhereNobodyListens() throws IOException {
        listening.close();

        assertThat(new DockerEngine(address).has(List.of(THERE))).isFalse();
    }

    private void answerAsAnEngine() {
        try {
            while (true) {
                try (SocketChannel asked = listening.accept()) {
                    ByteBuffer request = ByteBuffer.allocate(1024);
                    asked.read(request);
                    String line = new String(request.array(), 0, request.position(), StandardCharsets.US_ASCII);
                    String status = line.startsWith("GET /images/" + THERE + "/json ") ? "200 OK" : "404 Not Found";
                    asked.write(
                            ByteBuffer.wrap(("HTTP/1.0 " + status + "\r\n\r\n{}").getBytes(StandardCharsets.US_ASCII)));
                }
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }
}
