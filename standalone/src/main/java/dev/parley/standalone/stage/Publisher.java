package dev.parley.standalone.stage;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.Objects;

/** The two publishers, each with terms, a currency and a month of its own. */
public enum Publisher {
    DAILY_PLANET(
            "pub_daily_planet", "The Daily Planet", "planet.localhost", "EUR", "Europe/Berlin", "daily-planet.yaml"),
    HARBOUR_GAZETTE(
            "pub_harbour_gazette",
            "Harbour Gazette",
            "gazette.localhost",
            "USD",
            "America/New_York",
            "harbour-gazette.yaml");

    private final String id;
    private final String title;
    private final String host;
    private final String currency;
    private final ZoneId zone;
    private final String terms;

    Publisher(String id, String title, String host, String currency, String zone, String terms) {
        this.id = id;
        this.title = title;
        this.host = host;
        this.currency = currency;
        this.zone = ZoneId.of(zone);
        this.terms = terms;
    }

    public String id() {
        return id;
    }

    public String title() {
        return title;
    }

    /** Without a port. */
    public String host() {
        return host;
    }

    public String currency() {
        return currency;
    }

    /** Where its months begin and end. */
    public ZoneId zone() {
        return zone;
    }

    /** Its terms document, YAML. */
    public String terms() {
        try (InputStream document = Objects.requireNonNull(Publisher.class.getResourceAsStream(terms), terms)) {
            return new String(document.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
