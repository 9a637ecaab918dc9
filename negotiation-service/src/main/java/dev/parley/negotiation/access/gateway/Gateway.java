package dev.parley.negotiation.access.gateway;

import dev.parley.negotiation.access.AccessFlow;
import dev.parley.negotiation.access.http.Answers;
import dev.parley.negotiation.access.http.ServedFields;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;

/** What every exchange works with. */
@Singleton
public class Gateway {
    final AccessFlow flow;
    final Origins origins;
    final Answers answers;
    final ServedFields served;
    final Vertx vertx;
    final GatewayConfiguration configuration;

    Gateway(
            AccessFlow flow,
            Origins origins,
            Answers answers,
            ServedFields served,
            Vertx vertx,
            GatewayConfiguration configuration) {
        this.flow = flow;
        this.origins = origins;
        this.answers = answers;
        this.served = served;
        this.vertx = vertx;
        this.configuration = configuration;
    }
}
