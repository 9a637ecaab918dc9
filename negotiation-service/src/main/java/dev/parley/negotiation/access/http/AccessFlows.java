package dev.parley.negotiation.access.http;

import dev.parley.negotiation.access.AccessFlow;
import dev.parley.negotiation.access.AccessLog;
import dev.parley.negotiation.access.DatabaseCalls;
import dev.parley.negotiation.access.DecisionObserver;
import dev.parley.negotiation.access.DeclaredBots;
import dev.parley.negotiation.access.GrantMint;
import dev.parley.negotiation.access.Repeats;
import dev.parley.negotiation.agreement.Agreements;
import dev.parley.negotiation.directory.OutageChoices;
import dev.parley.negotiation.identity.Identities;
import dev.parley.negotiation.terms.TermsInForce;
import dev.parley.protocol.agreement.ResponseIds;
import io.quarkus.arc.All;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.random.RandomGenerator;

/** The one flow that every way in shares. */
@Singleton
public class AccessFlows {

    @Produces
    @Singleton
    AccessFlow flow(
            TermsInForce termsInForce,
            Identities identities,
            Repeats repeats,
            Agreements agreements,
            ResponseIds responseIds,
            AccessLog log,
            InstantSource clock,
            RandomGenerator random,
            DatabaseCalls database,
            OutageChoices choices,
            @All List<DecisionObserver> observers) {
        return new AccessFlow(
                termsInForce,
                identities,
                DeclaredBots.known(),
                repeats,
                agreements,
                new GrantMint(responseIds::mint, random),
                log,
                clock,
                database,
                choices,
                observers);
    }
}
