package dev.parley.negotiation.access.gateway;

import static dev.parley.negotiation.Api.asOperator;
import static dev.parley.negotiation.Api.created;

import dev.parley.negotiation.Api;
import io.restassured.RestAssured;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A publisher whose site is served through the gateway, and a client that it has approved. */
record NewsSite(Api.Seller seller, Api.Buyer buyer, String host, TestOrigin origin) {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static @Nullable NewsSite shared;

    /** One for all tests that leave it as it was; opened by the first of them, when the service's port is known. */
    static synchronized NewsSite shared() {
        if (shared == null) {
            shared = open();
        }
        return shared;
    }

    static NewsSite open() {
        var origin = new TestOrigin();
        Api.Seller seller = Api.Seller.create();
        String host = Api.newName("news").replace('_', '-') + ".localhost";
        created(asOperator()
                .body(Map.of("origin", "http://" + host, "upstream", origin.url()))
                .post("/v1/publishers/{publisher}/origins", seller.id()));
        var site = new NewsSite(seller, Api.Buyer.approvedBy(seller), host, origin);
        created(seller.publish(site.terms()));
        site.awaitServed();
        return site;
    }

    String terms() {
        return """
                terms: 1
                publisher: %s
                origins: ["http://%s"]
                currency: EUR
                zone: Europe/Berlin
                open: [/about/*]
                offers:
                  - id: read-and-ground
                    resources: [/news/*, "!/news/premium/*"]
                    permits: [ai-input, search]
                    prohibits: [ai-train]
                    price:
                      - {amount: "0.002", per: access}
                      - {amount: "0.01", per: cited}
                    settle: [postpay]
                  - id: premium
                    resources: [/news/premium/*]
                    permits: [ai-input]
                    price:
                      - {amount: "1", per: access}
                    settle: [postpay]
                """.formatted(seller.id(), host);
    }

    String key() {
        return "Authorization: Bearer " + buyer.key();
    }

    WireClient client() {
        return new WireClient(RestAssured.port, host);
    }

    /** The node learns of sites, terms and keys from the stream. */
    private void awaitServed() {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        WireClient.Reply reply;
        do {
            reply = client().get("/news/ready", key());
            if (reply.status() == 402) {
                return;
            }
        } while (System.nanoTime() < deadline);
        throw new AssertionError("the site is not served under its terms: " + reply);
    }
}
