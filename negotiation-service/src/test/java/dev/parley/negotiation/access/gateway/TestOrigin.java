package dev.parley.negotiation.access.gateway;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A publisher's server that answers each path with the very bytes it was told to, and remembers what it was asked. */
final class TestOrigin implements AutoCloseable {
    static final String ARTICLE = "Metropolis, as it was told to us.";

    private final ServerSocket server;
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final Queue<List<String>> asked = new ConcurrentLinkedQueue<>();

    /** Writes an answer; the connection is closed behind it. */
    interface Answer {
        void write(OutputStream client) throws IOException;
    }

    TestOrigin() {
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.startVirtualThread(this::accept);
    }

    String url() {
        return "http://127.0.0.1:" + server.getLocalPort();
    }

    /** @param target path and query, as they should arrive */
    void answers(String target, Answer answer) {
        answers.put(target, answer);
    }

    void answers(String target, String wholeResponse) {
        answers(target, client -> client.write(wholeResponse.getBytes(UTF_8)));
    }

    /** The head of each request so far, line by line. */
    List<List<String>> asked() {
        return List.copyOf(asked);
    }

    List<String> lastAsked() {
        return asked().getLast();
    }

    static String ok(String body, String... fields) {
        return "HTTP/1.1 200 OK\r\nContent-Length: " + body.length() + "\r\n" + lines(fields)
                + "Connection: close\r\n\r\n" + body;
    }

    static String status(String statusLine, String... fields) {
        return "HTTP/1.1 " + statusLine + "\r\nContent-Length: 0\r\n" + lines(fields) + "Connection: close\r\n\r\n";
    }

    private static String lines(String... fields) {
        return fields.length == 0 ? "" : String.join("\r\n", fields) + "\r\n";
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                Thread.startVirtualThread(() -> serve(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            var reader = new BufferedReader(new InputStreamReader(socket.getInputStream(), ISO_8859_1));
            List<String> head = head(reader);
            if (head.isEmpty()) {
                return;
            }
            asked.add(head);
            String target = head.getFirst().split(" ")[1];
            Answer answer = answers.getOrDefault(
                    target, client -> client.write(ok(ARTICLE).getBytes(UTF_8)));
            answer.write(socket.getOutputStream());
        } catch (IOException clientLeft) {
            // Some tests leave early; the gateway's answer is what they look at.
        }
    }

    private static List<String> head(BufferedReader reader) throws IOException {
        var head = new ArrayList<String>();
        for (String line = reader.readLine(); line != null && !line.isEmpty(); line = reader.readLine()) {
            head.add(line);
        }
        return head;
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
