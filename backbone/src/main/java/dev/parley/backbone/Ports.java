package dev.parley.backbone;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/**
 * The ports on which a backbone would like to listen; another free one is taken where one of these is not free.
 *
 * @param postgres 0 to 65535, 0 for any
 * @param kafka 0 to 65535, 0 for any
 */
public record Ports(int postgres, int kafka) {
    /** Beside the servers' own usual ports, so that a PostgreSQL or Kafka of this machine is left in peace. */
    public static final Ports USUAL = new Ports(15432, 19092);

    /** Whatever is free. */
    public static final Ports ANY = new Ports(0, 0);

    /** The preferred port when it can be bound on the loopback address now, otherwise another one that can. */
    public static int freePreferring(int preferred) {
        try {
            return bind(preferred);
        } catch (IOException taken) {
            return anyFree();
        }
    }

    private static int anyFree() {
        try {
            return bind(0);
        } catch (IOException failure) {
            throw new BackboneException("No free port on the loopback address", failure);
        }
    }

    private static int bind(int port) throws IOException {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return socket.getLocalPort();
        }
    }
}
