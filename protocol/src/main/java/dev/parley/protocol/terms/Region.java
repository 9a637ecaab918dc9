package dev.parley.protocol.terms;

import java.util.Locale;
import java.util.Set;

/**
 * Where the content is used.
 *
 * @param code an ISO 3166-1 alpha-2 code, or {@code EU}
 */
public record Region(String code) {
    private static final Set<String> COUNTRIES = Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2);
    private static final String EUROPEAN_UNION = "EU";
    private static final Set<String> MEMBER_STATES = Set.of(
            "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IT", "LT", "LU",
            "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK");

    /** @throws IllegalArgumentException if there is no such country */
    public Region {
        if (!code.equals(EUROPEAN_UNION) && !COUNTRIES.contains(code)) {
            throw new IllegalArgumentException("unknown region; expected an ISO 3166-1 code such as DE, or EU");
        }
    }

    public boolean includes(Region other) {
        return equals(other) || (code.equals(EUROPEAN_UNION) && MEMBER_STATES.contains(other.code));
    }

    @Override
    public String toString() {
        return code;
    }
}
