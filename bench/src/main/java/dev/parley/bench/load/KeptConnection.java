package dev.parley.bench.load;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.util.Locale;

/** An HTTP/1.1 connection that stays open and sends one request over and over. */
final class KeptConnection implements AutoCloseable {

    private static final String REQUEST = """
            POST %s HTTP/1.1
            Host: %s
            Authorization: Bearer %s
            Content-Type: application/json
            Content-Length: %d

            """.replace("\n", "\r\n");

    private final Socket socket;
    private final OutputStream out;
    private final InputStream in;
    private final byte[] request;
    private final String expectedStatus;

    private KeptConnection(Socket socket, Load load) throws IOException {
        this.socket = socket;
        this.out = socket.getOutputStream();
        this.in = new BufferedInputStream(socket.getInputStream());
        this.request = request(load);
        this.expectedStatus = "HTTP/1.1 " + load.status();
    }

    static KeptConnection open(Load load) throws IOException {
        var socket = new Socket(load.target().getHost(), load.target().getPort());
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(10_000);
        return new KeptConnection(socket, load);
    }

    /** One request and its whole answer. */
    void exchange() throws IOException {
        out.write(request);
        String status = readLine();
        if (!status.startsWith(expectedStatus)) {
            throw new IOException("An answer began with '" + status + "' and not with '" + expectedStatus + "'");
        }
        in.skipNBytes(bodyLength());
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    /** From the headers. Neither side sends chunks: their answers are whole before they leave. */
    private long bodyLength() throws IOException {
        long length = -1;
        for (String header = readLine(); !header.isEmpty(); header = readLine()) {
            if (header.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                length = Long.parseLong(
                        header.substring("content-length:".length()).strip());
            }
        }
        if (length < 0) {
            throw new IOException("An answer does not tell its length");
        }
        return length;
    }

    private String readLine() throws IOException {
        var line = new ByteArrayOutputStream(80);
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("The connection was closed");
            }
            if (next != '\r') {
                line.write(next);
            }
        }
        return line.toString(ISO_8859_1);
    }

    private static byte[] request(Load load) {
        URI target = load.target();
        byte[] body = load.body().getBytes(UTF_8);
        byte[] head = REQUEST.formatted(target.getRawPath(), target.getAuthority(), load.key(), body.length)
                .getBytes(UTF_8);
        var request = new byte[head.length + body.length];
        System.arraycopy(head, 0, request, 0, head.length);
        System.arraycopy(body, 0, request, head.length, body.length);
        return request;
    }
}
