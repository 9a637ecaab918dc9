package dev.parley.protocol.terms;

import dev.parley.protocol.document.Node;
import dev.parley.protocol.document.Node.ObjectNode;
import dev.parley.protocol.id.ClientId;
import dev.parley.protocol.id.OfferId;
import dev.parley.protocol.id.PublisherId;
import dev.parley.protocol.money.Amount;
import dev.parley.protocol.money.Asset;
import dev.parley.protocol.money.Price;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Reads a document as terms. Unknown members and features that are not built yet are faults with their place, never
 * ignored: what a publisher wrote is what is enforced.
 */
public final class TermsReader {
    private static final long FORMAT_VERSION = 1;
    private static final int MAX_OFFERS = 1000;
    private static final Duration MAX_DURATION = Duration.ofDays(3660);
    private static final Set<String> WEB_SCHEMES = Set.of("http", "https");
    private static final Instant YEAR_10000 = Instant.parse("+10000-01-01T00:00:00Z");

    /** Announced members of an offer that would change what is charged or allowed, and that nothing enforces yet. */
    private static final List<String> NOT_YET = List.of("tiers", "free", "reaccess", "minimum", "limits");

    private final List<DocumentProblem> problems = new ArrayList<>();

    private TermsReader() {}

    public static TermsReading read(Node document) {
        return new TermsReader().readDocument(document);
    }

    private TermsReading readDocument(Node document) {
        if (!(document instanceof ObjectNode object)) {
            problems.add(new DocumentProblem("", document.position(), "expected an object with terms: 1"));
            return new TermsReading.Invalid(problems);
        }
        Optional<Terms> terms = new Members(object, "", problems).readWhole(members -> readTerms(members, object));
        return problems.isEmpty() && terms.isPresent()
                ? new TermsReading.Valid(terms.get())
                : new TermsReading.Invalid(problems);
    }

    private Optional<Terms> readTerms(Members members, ObjectNode source) {
        members.requireMember("terms");
        members.number("terms")
                .filter(version -> version != FORMAT_VERSION)
                .ifPresent(version -> members.fault("terms", "expected 1, the only format there is"));
        Optional<PublisherId> publisher = members.requiredText("publisher", PublisherId::new);
        members.requireMember("origins");
        List<URI> origins = members.texts("origins", TermsReader::origin);
        Optional<Asset> currency = members.requiredText("currency", Asset::of);
        Optional<ZoneId> zone = members.requiredText("zone", TermsReader::zone);
        Instant validFrom = members.object("valid", valid -> valid.text("from", TermsReader::instant))
                .orElse(Instant.EPOCH);
        members.text("mode", TermsReader::mode);
        Gate gate = new Gate(members.table(
                "gate",
                word(CallerClass::find, CallerClass.values(), CallerClass::token),
                word(GateAction::find, GateAction.values(), GateAction::token)));
        List<ResourcePattern> open = members.texts("open", TermsReader::openPattern);
        Otherwise otherwise = members.text("otherwise", word(Otherwise::find, Otherwise.values(), Otherwise::token))
                .orElse(Otherwise.REFUSE);
        Optional<Legal> legal = members.object("legal", TermsReader::readLegal);
        members.requireMember("offers");
        List<Offer> offers = members.objects("offers", offer -> readOffer(offer, currency));
        if (offers.size() > MAX_OFFERS) {
            members.fault("offers", "expected at most " + MAX_OFFERS + " offers");
        }
        if (!problems.isEmpty() || publisher.isEmpty() || currency.isEmpty() || zone.isEmpty()) {
            return Optional.empty();
        }
        if (origins.isEmpty() || offers.isEmpty()) {
            members.fault(origins.isEmpty() ? "origins" : "offers", "expected at least one");
            return Optional.empty();
        }
        return checked(
                members,
                "offers",
                () -> new Terms(
                        publisher.get(),
                        origins,
                        currency.get(),
                        zone.get(),
                        validFrom,
                        gate,
                        open,
                        otherwise,
                        legal.orElse(null),
                        offers,
                        source));
    }

    private static Optional<Legal> readLegal(Members members) {
        Optional<String> sha256 = members.text("sha256");
        return members.requiredText("url", TermsReader::address).map(url -> new Legal(url, sha256.orElse(null)));
    }

    private Optional<Offer> readOffer(Members members, Optional<Asset> currency) {
        NOT_YET.stream().filter(members::has).forEach(name -> {
            members.text(name);
            members.fault(name, "not supported yet; leave it out");
        });
        int before = problems.size();
        Optional<OfferId> id = members.requiredText("id", OfferId::new);
        members.requireMember("resources");
        List<ResourcePattern> resources = members.texts("resources", ResourcePattern::parse);
        Set<ClientId> clients = new HashSet<>(members.texts("clients", ClientId::new));
        if (members.has("clients") && clients.isEmpty()) {
            members.fault("clients", "expected at least one client; leave it out for an offer to everyone");
        }
        Audience audience =
                members.object("audience", TermsReader::readAudience).orElse(Audience.EVERYONE);
        members.requireMember("permits");
        Set<Use> permits = uses(members, "permits");
        Set<Use> prohibits = uses(members, "prohibits");
        members.requireMember("price");
        List<UnitPrice> prices = members.objects("price", price -> readPrice(price, currency));
        Set<Settlement> settle = readSettlements(members, prices.isEmpty());
        Duties duties = members.object("duties", TermsReader::readDuties).orElse(Duties.NONE);
        boolean explicit = members.flag("explicit");
        if (problems.size() > before || id.isEmpty()) {
            return Optional.empty();
        }
        return checked(
                members,
                "",
                () -> new Offer(
                        id.get(), resources, clients, audience, permits, prohibits, prices, settle, duties, explicit));
    }

    private static Set<Use> uses(Members members, String name) {
        Set<Use> uses = EnumSet.noneOf(Use.class);
        uses.addAll(members.texts(name, word(Use::find, Use.values(), Use::token)));
        return uses;
    }

    private static Set<Settlement> readSettlements(Members members, boolean free) {
        if (!members.has("settle")) {
            return Set.of(free ? Settlement.FREE : Settlement.POSTPAY);
        }
        return new HashSet<>(members.texts("settle", word(Settlement::find, Settlement.values(), Settlement::token)));
    }

    private static Optional<Audience> readAudience(Members members) {
        boolean known = members.text("identity", TermsReader::identity).orElse(false);
        var users = new HashSet<>(members.texts("user", word(UserKind::find, UserKind.values(), UserKind::token)));
        var regions = new HashSet<>(members.texts("geo", Region::new));
        return Optional.of(new Audience(known, users, regions));
    }

    private static Optional<UnitPrice> readPrice(Members members, Optional<Asset> currency) {
        Optional<Asset> asset = members.has("currency") ? members.text("currency", Asset::of) : currency;
        Optional<Unit> unit = members.requiredText("per", Unit::new);
        long per = members.number("n").orElse(1L);
        // Without a currency the fault is noted already; the amount is then read in any.
        Asset scale = asset.orElse(Asset.of("EUR"));
        Optional<Amount> amount = members.requiredText("amount", text -> Amount.parse(text, scale));
        if (asset.isEmpty() || unit.isEmpty() || amount.isEmpty()) {
            return Optional.empty();
        }
        return checked(members, "n", () -> new UnitPrice(unit.get(), new Price(amount.get(), per)));
    }

    private static Optional<Duties> readDuties(Members members) {
        Set<Duty> required = EnumSet.noneOf(Duty.class);
        Optional<Duration> reportWithin = members.object("report", report -> {
            report.text("coverage", TermsReader::coverage);
            return report.requiredText("within", TermsReader::duration);
        });
        if (reportWithin.isPresent()) {
            required.add(Duty.REPORT);
        }
        if (members.flag("attribute")) {
            required.add(Duty.ATTRIBUTE);
        }
        Optional<Duration> retain = members.text("retain", TermsReader::duration);
        return Optional.of(new Duties(required, reportWithin.orElse(null), retain.orElse(null)));
    }

    private static <T> Optional<T> checked(Members members, String name, Supplier<T> construct) {
        try {
            return Optional.of(construct.get());
        } catch (IllegalArgumentException unexpected) {
            members.fault(name, String.valueOf(unexpected.getMessage()));
            return Optional.empty();
        }
    }

    private static <T> Function<String, T> word(
            Function<String, Optional<T>> find, T[] vocabulary, Function<T, String> token) {
        return text -> find.apply(text)
                .orElseThrow(() -> new IllegalArgumentException("expected one of " + Tokens.list(vocabulary, token)));
    }

    private static ResourcePattern openPattern(String text) {
        ResourcePattern pattern = ResourcePattern.parse(text);
        if (!pattern.excludes() && pattern.coversEverything()) {
            throw new IllegalArgumentException(
                    "opens every path, and no offer would ever apply; write /$ for the front page alone");
        }
        return pattern;
    }

    private static boolean identity(String text) {
        return switch (text) {
            case "known" -> true;
            case "any" -> false;
            default -> throw new IllegalArgumentException("expected known or any");
        };
    }

    private static String mode(String text) {
        if (!text.equals("enforce")) {
            throw new IllegalArgumentException("expected enforce; observe is not supported yet");
        }
        return text;
    }

    private static String coverage(String text) {
        if (!text.equals("complete")) {
            throw new IllegalArgumentException("expected complete");
        }
        return text;
    }

    private static URI origin(String text) {
        URI uri = URI.create(text);
        boolean valid = WEB_SCHEMES.contains(String.valueOf(uri.getScheme()))
                && uri.getHost() != null
                && uri.getUserInfo() == null
                && uri.getPath().isEmpty()
                && uri.getQuery() == null
                && uri.getFragment() == null
                && text.equals(text.toLowerCase(Locale.ROOT));
        if (!valid) {
            throw new IllegalArgumentException(
                    "expected scheme and host in lower case, as in https://planet.example, without a path");
        }
        return uri;
    }

    private static URI address(String text) {
        URI uri = URI.create(text);
        if (!WEB_SCHEMES.contains(String.valueOf(uri.getScheme())) || uri.getHost() == null) {
            throw new IllegalArgumentException("expected an address such as https://planet.example/ai-terms");
        }
        return uri;
    }

    private static ZoneId zone(String text) {
        // Offsets are no zones: they know no daylight-saving days.
        if (!ZoneId.getAvailableZoneIds().contains(text)) {
            throw new IllegalArgumentException("expected an IANA time zone such as Europe/Berlin");
        }
        return ZoneId.of(text);
    }

    private static Instant instant(String text) {
        try {
            Instant instant = Instant.parse(text).truncatedTo(ChronoUnit.MICROS);
            if (!instant.isBefore(Instant.EPOCH) && instant.isBefore(YEAR_10000)) {
                return instant;
            }
        } catch (DateTimeException unreadable) {
            throw new IllegalArgumentException("expected an instant such as 2026-12-01T00:00:00Z", unreadable);
        }
        throw new IllegalArgumentException("expected an instant from the years 1970 to 9999");
    }

    private static Duration duration(String text) {
        try {
            Duration duration = Duration.parse(text);
            if (!duration.isNegative() && duration.compareTo(MAX_DURATION) <= 0) {
                return duration;
            }
        } catch (DateTimeException unreadable) {
            throw new IllegalArgumentException("expected a duration such as P7D or PT1H", unreadable);
        }
        throw new IllegalArgumentException("expected a duration of 0 to " + MAX_DURATION.toDays() + " days");
    }
}
