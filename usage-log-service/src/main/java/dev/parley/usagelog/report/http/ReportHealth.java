package dev.parley.usagelog.report.http;

import dev.parley.shell.party.kafka.PartyFollower;
import dev.parley.usagelog.record.keys.FollowedKeys;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready once callers can be told apart, and response ids checked. */
@Readiness
@Singleton
public class ReportHealth implements HealthCheck {
    private final PartyFollower parties;
    private final FollowedKeys keys;

    public ReportHealth(PartyFollower parties, FollowedKeys keys) {
        this.parties = parties;
        this.keys = keys;
    }

    @Override
    public HealthCheckResponse call() {
        boolean partiesKnown = parties.isReady();
        boolean keysKnown = keys.current().isPresent();
        return HealthCheckResponse.named("reports")
                .status(partiesKnown && keysKnown)
                .withData("parties", told(partiesKnown))
                .withData("keys", told(keysKnown))
                .build();
    }

    private static String told(boolean known) {
        return known ? "known" : "being read";
    }
}
