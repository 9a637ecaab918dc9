package dev.parley.protocol.header;

import dev.parley.protocol.bounds.Bounds;
import dev.parley.protocol.header.structured.DictionaryMember;
import dev.parley.protocol.header.structured.Item;
import dev.parley.protocol.header.structured.MalformedFieldException;
import dev.parley.protocol.id.AgreementId;
import dev.parley.protocol.id.TermsHash;
import dev.parley.protocol.money.Amount;
import dev.parley.protocol.money.Asset;
import dev.parley.protocol.terms.Duty;
import dev.parley.protocol.terms.Region;
import dev.parley.protocol.terms.Settlement;
import dev.parley.protocol.terms.Unit;
import dev.parley.protocol.terms.Use;
import dev.parley.protocol.terms.UserKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Gathers bounds from the members of one {@code Access-Bounds} dictionary. */
final class BoundsReader {
    static final String USE = "use";
    static final String USER = "user";
    static final String GEO = "geo";
    static final String SETTLE = "settle";
    static final String DUTIES = "duties";
    static final String RETAIN = "retain";
    static final String TERMS = "terms";
    static final String AGREEMENT = "agreement";
    static final String REF = "ref";
    static final String DRY_RUN = "dry-run";

    private static final String MEMBERS = "one of " + Unit.vocabulary() + ", "
            + String.join(", ", USE, USER, GEO, SETTLE, DUTIES, RETAIN, TERMS, AGREEMENT, REF, DRY_RUN);
    private static final String USES = "one or more of " + vocabulary(Use.values(), Use::token) + ", as in (ai-input)";
    private static final String USERS = "one of " + vocabulary(UserKind.values(), UserKind::token);
    private static final String REGION = "an ISO 3166-1 code such as DE, or EU";
    private static final String SETTLEMENTS =
            "one or more of " + vocabulary(Settlement.values(), Settlement::token) + ", as in (postpay)";
    private static final String DUTY = "any of " + vocabulary(Duty.values(), Duty::token) + ", as in (report)";
    private static final String PERIOD = "an ISO 8601 duration as a string, such as \"P7D\" or \"PT12H\"";
    private static final String HASH = "the hash of a version of the terms as a string: \"sha-256:\" and 43 characters";
    private static final String AGREEMENT_ID = "an agreement's id as a string, such as \"agr_7k…\"";
    private static final String REFERENCE = "a string of 1 to " + Bounds.MAX_REF_LENGTH + " printable ASCII characters";

    private final Map<Unit, List<Amount>> ceilings = new TreeMap<>();
    private Set<Use> uses = Set.of();
    private @Nullable UserKind user;
    private @Nullable Region geo;
    private Set<Settlement> settle = Set.of();
    private @Nullable Set<Duty> duties;
    private @Nullable Duration retain;
    private @Nullable TermsHash terms;
    private @Nullable AgreementId agreement;
    private @Nullable String ref;
    private boolean dryRun;

    /** Takes one member; each key comes once. */
    void read(DictionaryMember member) throws MalformedFieldException {
        switch (member.key()) {
            case USE -> uses = requireAny(member, PlainMember.words(member, Use.class, Use::find, USES), USES);
            case USER -> user = PlainMember.word(member, UserKind::find, USERS);
            case GEO -> geo = PlainMember.word(member, BoundsReader::region, REGION);
            case SETTLE ->
                settle = requireAny(
                        member,
                        PlainMember.words(member, Settlement.class, Settlement::find, SETTLEMENTS),
                        SETTLEMENTS);
            case DUTIES -> duties = PlainMember.words(member, Duty.class, Duty::find, DUTY);
            case RETAIN -> retain = PlainMember.text(member, WireDuration::parse, PERIOD);
            case TERMS -> terms = PlainMember.text(member, TermsHash::new, HASH);
            case AGREEMENT -> agreement = PlainMember.text(member, AgreementId::new, AGREEMENT_ID);
            case REF -> ref = PlainMember.text(member, BoundsReader::requireReference, REFERENCE);
            case DRY_RUN -> dryRun = PlainMember.flag(member);
            default -> ceilings.put(unit(member), ceilings(member));
        }
    }

    Bounds bounds() {
        return new Bounds(ceilings, uses, user, geo, settle, duties, retain, terms, agreement, ref, dryRun);
    }

    private static Unit unit(DictionaryMember member) throws MalformedFieldException {
        return Unit.find(member.key()).orElseThrow(() -> new MalformedFieldException(member.position(), MEMBERS));
    }

    private static List<Amount> ceilings(DictionaryMember member) throws MalformedFieldException {
        List<Item> items = PlainMember.items(member.member());
        if (items.isEmpty()) {
            throw new MalformedFieldException(member.member().position(), "at least one amount");
        }
        if (items.size() > Bounds.MAX_CURRENCIES) {
            throw new MalformedFieldException(
                    items.get(Bounds.MAX_CURRENCIES).position(), "at most " + Bounds.MAX_CURRENCIES + " currencies");
        }
        List<Amount> amounts = new ArrayList<>(items.size());
        Set<Asset> assets = new HashSet<>();
        for (Item item : items) {
            Amount amount = MoneyItem.readAmount(item);
            if (!assets.add(amount.asset())) {
                throw new MalformedFieldException(item.position(), "one ceiling in " + amount.asset() + " only");
            }
            amounts.add(amount);
        }
        return amounts;
    }

    /** Naming none is not the same as not saying: it cannot be what was meant. */
    private static <T> Set<T> requireAny(DictionaryMember member, Set<T> words, String expected)
            throws MalformedFieldException {
        if (words.isEmpty()) {
            throw new MalformedFieldException(member.member().position(), expected);
        }
        return words;
    }

    private static Optional<Region> region(String code) {
        try {
            return Optional.of(new Region(code));
        } catch (IllegalArgumentException unknown) {
            return Optional.empty();
        }
    }

    private static String requireReference(String text) {
        if (text.isEmpty() || text.length() > Bounds.MAX_REF_LENGTH) {
            throw new IllegalArgumentException(REFERENCE);
        }
        return text;
    }

    private static <T> String vocabulary(T[] words, Function<T, String> token) {
        return Arrays.stream(words).map(token).collect(Collectors.joining(", "));
    }
}
