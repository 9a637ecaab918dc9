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
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** An HTTP/1.1 connection that stays open and sends one request over and over. */
final class KeptConnection implements AutoCloseable {

    private static final int BUFFER_BYTES = 64 * 1024;

    private final Socket socket;
    private final OutputStream out;
    private final InputStream in;
    private final byte[] request;
    private final String expectedStatus;
    private final byte[] bin = new byte[BUFFER_BYTES];

    private KeptConnection(Socket socket, Load load) throws IOException {
        this.socket = socket;
        this.out = socket.getOutputStream();
        this.in = new BufferedInputStream(socket.getInputStream(), BUFFER_BYTES);
        this.request = bytes(load.request());
        this.expectedStatus = "HTTP/1.1 " + load.status();
    }

    static KeptConnection open(Load load) throws IOException {
        var socket = new Socket(
                load.request().target().getHost(), load.request().target().getPort());
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(10_000);
        return new KeptConnection(socket, load);
    }

    /** One request and its whole answer, of whose body this is the length in bytes. */
    long exchange() throws IOException {
        out.write(request);
        String status = readLine();
        if (!status.startsWith(expectedStatus)) {
            throw new IOException("An answer began with '" + status + "' and not with '" + expectedStatus + "'");
        }
        long length = bodyLength();
        drop(length);
        return length;
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

    /** A socket's own way to skip takes small bites. */
    private void drop(long bytes) throws IOException {
        long left = bytes;
        while (left > 0) {
            int read = in.read(bin, 0, (int) Math.min(bin.length, left));
            if (read < 0) {
                throw new EOFException("The connection was closed");
            }
            left -= read;
        }
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

    private static byte[] bytes(Request request) {
        byte[] body = request.body().getBytes(UTF_8);
        var headers = new TreeMap<>(request.headers());
        headers.putIfAbsent("Host", request.target().getAuthority());
        if (body.length > 0) {
            headers.put("Content-Length", Integer.toString(body.length));
        }
        String head = headers.entrySet().stream()
                .map(header -> header.getKey() + ": " + header.getValue() + "\r\n")
                .collect(Collectors.joining(
                        "",
                        "%s %s HTTP/1.1\r\n"
                                .formatted(request.method(), request.target().getRawPath()),
                        "\r\n"));
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(head.getBytes(UTF_8));
        bytes.writeBytes(body);
        return bytes.toByteArray();
    }
}
