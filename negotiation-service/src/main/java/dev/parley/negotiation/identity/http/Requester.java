package dev.parley.negotiation.identity.http;

import dev.parley.negotiation.identity.Principal;
import jakarta.enterprise.context.RequestScoped;

/** Who sent the request that is being answered. */
@RequestScoped
public class Requester {
    private Principal principal = new Principal.Nobody();

    public Principal principal() {
        return principal;
    }

    void is(Principal known) {
        this.principal = known;
    }
}
