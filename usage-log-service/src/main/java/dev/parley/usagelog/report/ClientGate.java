package dev.parley.usagelog.report;

import dev.parley.protocol.id.ClientId;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * Lets each client in at its own pace. How many records a report has is known once it is read: whoever is let in may go
 * into debt by one report for each that is under way, and waits until that is worked off.
 */
public final class ClientGate {
    private final ClientAllowance allowance;
    private final LongSupplier nanoTime;

    /** Callers are known clients, so there are no more of these than of them. */
    private final ConcurrentHashMap<ClientId, Turnstile> turnstiles = new ConcurrentHashMap<>();

    /** @param nanoTime as {@link System#nanoTime} gives it */
    public ClientGate(ClientAllowance allowance, LongSupplier nanoTime) {
        this.allowance = allowance;
        this.nanoTime = nanoTime;
    }

    /** Whether a client may come in. */
    public sealed interface Entry {}

    /** It may wait less than this. */
    public record Wait(Duration pause) implements Entry {}

    /** It is in, and must leave by {@link #close}. */
    public final class Pass implements Entry, AutoCloseable {
        private final Turnstile turnstile;
        private boolean isOpen = true;

        private Pass(Turnstile turnstile) {
            this.turnstile = turnstile;
        }

        /** Counts what was brought. */
        public void spend(int records) {
            synchronized (turnstile) {
                turnstile.left -= records;
            }
        }

        /** Leaves; again is of no effect. */
        @Override
        public void close() {
            synchronized (turnstile) {
                if (isOpen) {
                    isOpen = false;
                    turnstile.underWay--;
                }
            }
        }
    }

    private static final class Turnstile {
        private double left;
        private long countedAt;
        private int underWay;

        private Turnstile(double left, long countedAt) {
            this.left = left;
            this.countedAt = countedAt;
        }
    }

    public Entry enter(ClientId client) {
        long now = nanoTime.getAsLong();
        Turnstile turnstile = turnstiles.computeIfAbsent(client, first -> new Turnstile(allowance.burst(), now));
        synchronized (turnstile) {
            refill(turnstile, now);
            if (turnstile.left < 1) {
                return new Wait(allowance.until(1 - turnstile.left));
            }
            if (turnstile.underWay >= allowance.reports()) {
                return new Wait(Duration.ofSeconds(1));
            }
            turnstile.underWay++;
            return new Pass(turnstile);
        }
    }

    private void refill(Turnstile turnstile, long now) {
        long passed = Math.max(0, now - turnstile.countedAt);
        turnstile.left = Math.min(allowance.burst(), turnstile.left + allowance.after(passed));
        turnstile.countedAt = now;
    }
}
