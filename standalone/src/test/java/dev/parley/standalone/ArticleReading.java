package dev.parley.standalone;

import dev.parley.standalone.http.Call;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An article that is read piece by piece over a connection of its own. */
final class ArticleReading implements AutoCloseable {
    private static final int PATIENCE_MILLISECONDS = 60_000;
    private static final Pattern RESPONSE_ID = Pattern.compile("(?im)^response-id: *\"([^\"]+)\"");
    private static final Pattern LENGTH = Pattern.compile("(?im)^content-length: *([0-9]+)");

    private final Socket socket;
    private final String head;
    private long left;

    private ArticleReading(Socket socket, String head) {
        this.socket = socket;
        this.head = head;
        this.left = Long.parseLong(found(LENGTH));
    }

    /** Sends {@code call} and reads the head of its answer, which must announce the length of the body. */
    static ArticleReading begin(Call call) throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), call.uri().getPort());
        socket.setSoTimeout(PATIENCE_MILLISECONDS);
        socket.getOutputStream().write(written(call).getBytes(StandardCharsets.US_ASCII));
        return new ArticleReading(socket, readHead(socket.getInputStream()));
    }

    String responseId() {
        return found(RESPONSE_ID);
    }

    /** What has come by now, one byte or more of it. */
    String readSome() throws IOException {
        return read(Math.toIntExact(Math.min(left, 256)));
    }

    String readToTheEnd() throws IOException {
        return read(Math.toIntExact(left));
    }

    /** Whether the connection ends before the body does. */
    boolean isCutOff() {
        try {
            readToTheEnd();
            return false;
        } catch (IOException cut) {
            return true;
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private String read(int bytes) throws IOException {
        byte[] read = socket.getInputStream().readNBytes(bytes);
        left -= read.length;
        if (read.length < bytes) {
            throw new IOException("cut off with " + left + " bytes to come");
        }
        return new String(read, StandardCharsets.UTF_8);
    }

    private String found(Pattern field) {
        Matcher matcher = field.matcher(head);
        if (!matcher.find()) {
            throw new IllegalStateException("No " + field + " in\n" + head);
        }
        return matcher.group(1);
    }

    private static String written(Call call) {
        var request = new StringBuilder("GET " + call.uri().getRawPath() + " HTTP/1.1\r\n");
        request.append("Host: ").append(call.uri().getRawAuthority()).append("\r\n");
        for (Map.Entry<String, String> field : call.headers().entrySet()) {
            request.append(field.getKey()).append(": ").append(field.getValue()).append("\r\n");
        }
        return request.append("\r\n").toString();
    }

    private static String readHead(InputStream stream) throws IOException {
        var head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.US_ASCII).endsWith("\r\n\r\n")) {
            int next = stream.read();
            if (next < 0) {
                throw new IOException("closed behind\n" + head.toString(StandardCharsets.US_ASCII));
            }
            head.write(next);
        }
        return head.toString(StandardCharsets.US_ASCII);
    }
}
