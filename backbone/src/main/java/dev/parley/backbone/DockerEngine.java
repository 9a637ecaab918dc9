package dev.parley.backbone;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * Asks a Docker engine whether it has images, in plain HTTP over its socket.
 *
 * <p>Testcontainers would ask too, but takes long over an engine that is not there, logs stack traces about it, and pulls
 * what is missing.
 */
record DockerEngine(SocketAddress address) {
    private static final long LIMIT_SECONDS = 3;

    /** Where an engine would listen on this machine; whether one does shows when it is asked. */
    static Optional<DockerEngine> find() {
        String configured = System.getenv("DOCKER_HOST");
        return (configured != null && !configured.isBlank() ? at(URI.create(configured)) : atTheUsualSocket())
                .map(DockerEngine::new);
    }

    /** Whether it answers within seconds that it has each of the images. */
    boolean has(Collection<String> images) {
        var answer = new FutureTask<>(() -> {
            for (String image : images) {
                if (!has(image)) {
                    return false;
                }
            }
            return true;
        });
        Thread asking =
                Thread.ofPlatform().daemon().name("parley-docker-question").start(answer);
        try {
            return answer.get(LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException noAnswer) {
            asking.interrupt();
            return false;
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static Optional<SocketAddress> at(URI host) {
        return switch (String.valueOf(host.getScheme())) {
            case "unix" -> Optional.of(UnixDomainSocketAddress.of(host.getPath()));
            case "tcp" -> Optional.of(new InetSocketAddress(host.getHost(), host.getPort()));
            default -> Optional.empty();
        };
    }

    private static Optional<SocketAddress> atTheUsualSocket() {
        return Stream.of(
                        Path.of("/var/run/docker.sock"),
                        Path.of(System.getProperty("user.home"), ".docker", "run", "docker.sock"))
                .filter(Files::exists)
                .findFirst()
                .map(UnixDomainSocketAddress::of);
    }

    private boolean has(String image) throws IOException {
        try (SocketChannel channel = open()) {
            channel.connect(address);
            String request = "GET /images/" + image + "/json HTTP/1.0\r\nHost: docker\r\n\r\n";
            channel.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII)));
            return statusLine(channel).contains(" 200 ");
        }
    }

    private SocketChannel open() throws IOException {
        return address instanceof UnixDomainSocketAddress
                ? SocketChannel.open(StandardProtocolFamily.UNIX)
                : SocketChannel.open();
    }

    private static String statusLine(SocketChannel channel) throws IOException {
        ByteBuffer start = ByteBuffer.allocate("HTTP/1.1 200 OK".length());
        while (start.hasRemaining() && channel.read(start) >= 0) {
            Thread.onSpinWait();
        }
        return new String(start.array(), 0, start.position(), StandardCharsets.US_ASCII);
    }
}
