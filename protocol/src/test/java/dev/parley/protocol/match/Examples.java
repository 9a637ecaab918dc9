package dev.parley.protocol.match;

import dev.parley.protocol.bounds.Bounds;
import dev.parley.protocol.document.Json;
import dev.parley.protocol.id.ClientId;
import dev.parley.protocol.money.Amount;
import dev.parley.protocol.money.Asset;
import dev.parley.protocol.terms.CompiledTerms;
import dev.parley.protocol.terms.Terms;
import dev.parley.protocol.terms.TermsReader;
import dev.parley.protocol.terms.TermsReading;
import dev.parley.protocol.terms.Unit;
import java.time.Instant;

/** Terms, callers and bounds that tests of matching share. */
final class Examples {
    static final Instant NOW = Instant.parse("2026-12-15T12:00:00Z");
    static final Asset EUR = Asset.of("EUR");
    static final Asset USD = Asset.of("USD");
    static final ClientId READER = new ClientId("cli_reader");
    static final PayerProfile APPROVED = PayerProfile.of(READER, Standing.APPROVED);

    private Examples() {}

    /** Terms with the given offers: JSON with single quotes. */
    static CompiledTerms terms(String offers) {
        String json = """
                {'terms': 1, 'publisher': 'pub_planet', 'origins': ['https://planet.example'], 'currency': 'EUR',
                 'zone': 'Europe/Berlin', 'open': ['/about/*'], 'offers': [%s]}
                """.formatted(offers);
        return switch (TermsReader.read(Json.read(json))) {
            case TermsReading.Valid(Terms terms) -> CompiledTerms.of(terms);
            case TermsReading.Invalid(var problems) -> throw new AssertionError(problems);
        };
    }

    static Resource at(String path) {
        return Resource.of("https://planet.example", path);
    }

    static Bounds access(String ceiling, Asset asset) {
        return Bounds.NONE.withCeiling(Unit.ACCESS, Amount.parse(ceiling, asset));
    }
}
