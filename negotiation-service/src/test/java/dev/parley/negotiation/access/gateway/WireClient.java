package dev.parley.negotiation.access.gateway;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Sends the very bytes it is given, and shows what came back. */
record WireClient(int port, String host) {
    private static final int PATIENCE_MILLIS = 15_000;

    /** @param whole false if the connection was cut before the body was complete */
    record Reply(int status, Map<String, List<String>> fields, String body, boolean whole) {

        String field(String name) {
            List<String> lines = fields.getOrDefault(name, List.of());
            if (lines.size() != 1) {
                throw new AssertionError(name + " stands in the answer " + lines.size() + " times: " + this);
            }
            return lines.getFirst();
        }

        boolean has(String name) {
            return fields.containsKey(name);
        }
    }

    Reply get(String target, String... fields) {
        return send("GET", target, fields);
    }

    Reply send(String method, String target, String... fields) {
        return exchange(request(method, target, fields), method.equals("HEAD"));
    }

    /** Like {@code get}; does something as soon as a text has arrived. */
    Reply getUntil(String text, Runnable then, String target, String... fields) {
        try (Socket socket = open()) {
            socket.getOutputStream().write(request("GET", target, fields).getBytes(UTF_8));
            String all = readToEnd(socket.getInputStream(), text, then);
            return parse(all, false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A whole request head for this host, on a connection that ends with it. */
    String request(String method, String target, String... fields) {
        return method + " " + target + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n"
                + (fields.length == 0 ? "" : String.join("\r\n", fields) + "\r\n") + "\r\n";
    }

    Reply exchange(String bytes, boolean head) {
        try (Socket socket = open()) {
            socket.getOutputStream().write(bytes.getBytes(UTF_8));
            return read(socket.getInputStream(), head);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Socket open() throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(PATIENCE_MILLIS);
        return socket;
    }

    private static Reply read(InputStream in, boolean head) throws IOException {
        return parse(readToEnd(in, "\0", () -> {}), head);
    }

    private static Reply parse(String all, boolean head) {
        int end = all.indexOf("\r\n\r\n");
        if (end < 0) {
            throw new AssertionError("no answer, but: " + all);
        }
        String[] lines = all.substring(0, end).split("\r\n");
        var fields = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
        for (int i = 1; i < lines.length; i++) {
            int colon = lines[i].indexOf(':');
            fields.computeIfAbsent(lines[i].substring(0, colon), name -> new ArrayList<>())
                    .add(lines[i].substring(colon + 1).strip());
        }
        int status = Integer.parseInt(lines[0].split(" ")[1]);
        String rest = all.substring(end + 4);
        if (fields.containsKey("Transfer-Encoding")) {
            return dechunked(status, fields, rest);
        }
        boolean whole = head
                || !fields.containsKey("Content-Length")
                || rest.length()
                        == Integer.parseInt(fields.get("Content-Length").getFirst());
        return new Reply(status, fields, utf8(rest), whole);
    }

    private static Reply dechunked(int status, Map<String, List<String>> fields, String rest) {
        var body = new StringBuilder();
        int at = 0;
        while (true) {
            int line = rest.indexOf("\r\n", at);
            if (line < 0) {
                return new Reply(status, fields, utf8(body.toString()), false);
            }
            int length = Integer.parseInt(rest.substring(at, line), 16);
            if (length == 0) {
                return new Reply(status, fields, utf8(body.toString()), true);
            }
            int chunkEnd = Math.min(rest.length(), line + 2 + length);
            body.append(rest, line + 2, chunkEnd);
            at = Math.min(rest.length(), chunkEnd + 2);
        }
    }

    /** A reset ends the answer like a close does: what came before counts. */
    private static String readToEnd(InputStream in, String text, Runnable then) throws IOException {
        boolean seen = false;
        var bytes = new ByteArrayOutputStream();
        var buffer = new byte[8192];
        try {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                bytes.write(buffer, 0, read);
                if (!seen && bytes.toString(ISO_8859_1).contains(text)) {
                    seen = true;
                    then.run();
                }
            }
        } catch (SocketTimeoutException stuck) {
            throw stuck;
        } catch (IOException reset) {
            return bytes.toString(ISO_8859_1);
        }
        return bytes.toString(ISO_8859_1);
    }

    private static String utf8(String latin) {
        return new String(latin.getBytes(ISO_8859_1), UTF_8);
    }
}
