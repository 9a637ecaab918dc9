package dev.parley.standalone.outage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Stands between the services and a server of this machine, and passes on what they say: at once, or as a bad network
 * would. What it does applies to the connections that there are and to those that come.
 */
final class Relay implements AutoCloseable {
    private static final int CHUNK_BYTES = 16 * 1024;
    private static final int CONNECT_MILLIS = 1_000;

    private final int target;
    private final ServerSocket entrance;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private Conduct conduct = Conduct.PROMPT;

    /**
     * How bytes are passed on.
     *
     * @param delay of each chunk, in each direction
     * @param bytesPerSecond of each direction of each connection
     */
    private record Conduct(Duration delay, long bytesPerSecond, boolean stalled, boolean cut) {
        private static final Conduct PROMPT = new Conduct(Duration.ZERO, Long.MAX_VALUE, false, false);

        private long nanosFor(int bytes) {
            long transfer = bytesPerSecond == Long.MAX_VALUE ? 0 : bytes * 1_000_000_000L / bytesPerSecond;
            return delay.toNanos() + transfer;
        }
    }

    private Relay(int target, ServerSocket entrance) {
        this.target = target;
        this.entrance = entrance;
    }

    /** A relay on a free port of the loopback address, to another port there. */
    static Relay to(int target) {
        try {
            var relay = new Relay(target, new ServerSocket(0, 100, InetAddress.getLoopbackAddress()));
            Thread.ofVirtual().name("relay-to-" + target).start(relay::accept);
            return relay;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    int port() {
        return entrance.getLocalPort();
    }

    /** As if it were not there. */
    void flow() {
        become(Conduct.PROMPT);
    }

    /** Each chunk later by so much, in each direction. */
    void delay(Duration delay) {
        become(new Conduct(delay, Long.MAX_VALUE, false, false));
    }

    /** No more than so many bytes a second in each direction of each connection. */
    void throttle(long bytesPerSecond) {
        become(new Conduct(Duration.ZERO, bytesPerSecond, false, false));
    }

    /** Keeps every connection, takes new ones, and passes on nothing. */
    void stall() {
        become(new Conduct(Duration.ZERO, Long.MAX_VALUE, true, false));
    }

    /** Ends every connection in the middle of whatever it says, and each new one at once. */
    void cut() {
        become(new Conduct(Duration.ZERO, Long.MAX_VALUE, false, true));
        open.forEach(Relay::reset);
    }

    @Override
    public void close() throws IOException {
        entrance.close();
        cut();
    }

    private void become(Conduct next) {
        lock.lock();
        try {
            conduct = next;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void accept() {
        while (!entrance.isClosed()) {
            try {
                Socket client = entrance.accept();
                Thread.ofVirtual().start(() -> connect(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void connect(Socket client) {
        var server = new Socket();
        open.add(client);
        open.add(server);
        try {
            if (isCut()) {
                throw new IOException("cut");
            }
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            server.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), target), CONNECT_MILLIS);
            Thread.ofVirtual().start(() -> pass(client, server));
            pass(server, client);
        } catch (IOException unreachable) {
            end(client, server);
        }
    }

    private void pass(Socket from, Socket to) {
        var chunk = new byte[CHUNK_BYTES];
        try {
            for (int read = from.getInputStream().read(chunk);
                    read >= 0;
                    read = from.getInputStream().read(chunk)) {
                awaitTurn(read);
                to.getOutputStream().write(chunk, 0, read);
            }
        } catch (IOException | InterruptedException ended) {
            // Whoever ended one side has ended both.
        } finally {
            end(from, to);
        }
    }

    private void awaitTurn(int bytes) throws InterruptedException {
        lock.lock();
        try {
            long nanos = conduct.nanosFor(bytes);
            while (conduct.stalled() || nanos > 0) {
                if (conduct.stalled()) {
                    changed.await();
                } else {
                    nanos = changed.awaitNanos(nanos);
                }
            }
        } finally {
            lock.unlock();
        }
    }

    private boolean isCut() {
        lock.lock();
        try {
            return conduct.cut();
        } finally {
            lock.unlock();
        }
    }

    private void end(Socket one, Socket other) {
        reset(one);
        reset(other);
        open.remove(one);
        open.remove(other);
    }

    private static void reset(Socket socket) {
        try {
            // Not an orderly end: what was on its way is lost.
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException closed) {
            // That is all that was wanted.
        }
    }
}
