package dev.parley.shell.identity.http;

import dev.parley.shell.identity.OperatorConfiguration;
import dev.parley.shell.identity.Principals;
import dev.parley.shell.party.PartyView;
import io.quarkus.arc.properties.IfBuildProperty;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Puts identities together. */
@IfBuildProperty(name = "parley.shell.parties", stringValue = "followed", enableIfMissing = true)
@Singleton
public class IdentityBeans {

    @Produces
    @Singleton
    PartyView parties() {
        return new PartyView();
    }

    @Produces
    @Singleton
    Principals principals(OperatorConfiguration operator, PartyView parties) {
        return new Principals(operator.key(), parties);
    }
}
