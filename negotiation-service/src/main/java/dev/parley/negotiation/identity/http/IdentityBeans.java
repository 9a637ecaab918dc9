package dev.parley.negotiation.identity.http;

import dev.parley.negotiation.directory.Parties;
import dev.parley.negotiation.identity.Identities;
import dev.parley.negotiation.identity.KnownCallers;
import dev.parley.negotiation.identity.Principals;
import dev.parley.shell.identity.OperatorConfiguration;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Puts identities together. */
@Singleton
public class IdentityBeans {

    @Produces
    @Singleton
    Identities identities(Parties parties) {
        return new KnownCallers(parties);
    }

    @Produces
    @Singleton
    Principals principals(OperatorConfiguration operator, Parties parties) {
        return new Principals(operator.key(), parties);
    }
}
