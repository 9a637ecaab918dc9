package dev.parley.usagelog.report.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.util.concurrent.CompletableFuture;

/** A sender that keeps to no rules. */
final class RawConnection implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 20_000;

    private final Socket socket;

    RawConnection(int port) throws IOException {
        socket = new Socket("localhost", port);
        socket.setSoTimeout(PATIENCE_MILLIS);
    }

    void send(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(ISO_8859_1));
        socket.getOutputStream().flush();
    }

    /** All that is answered until the other side closes. */
    String readToEnd() throws IOException {
        return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
    }

    /** Sends the same again and again until the other side hangs up, and gives what it answered. */
    String sendForEver(String text) throws IOException {
        CompletableFuture<String> answer = CompletableFuture.supplyAsync(this::readWhatComes);
        long deadline = System.nanoTime() + PATIENCE_MILLIS * 1_000_000L;
        try {
            while (System.nanoTime() < deadline) {
                send(text);
            }
        } catch (SocketException hungUp) {
            return answer.join();
        }
        throw new AssertionError("nobody hung up");
    }

    private String readWhatComes() {
        var answer = new StringBuilder();
        var buffer = new byte[4096];
        try {
            for (int read = socket.getInputStream().read(buffer);
                    read > 0;
                    read = socket.getInputStream().read(buffer)) {
                answer.append(new String(buffer, 0, read, ISO_8859_1));
            }
        } catch (IOException hungUp) {
            // What was answered before is what counts.
        }
        return answer.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
