package dev.parley.protocol.header;

import dev.parley.protocol.bounds.Bounds;
import dev.parley.protocol.header.structured.BareItem;
import dev.parley.protocol.header.structured.Dictionary;
import dev.parley.protocol.header.structured.DictionaryMember;
import dev.parley.protocol.header.structured.InnerList;
import dev.parley.protocol.header.structured.Item;
import dev.parley.protocol.header.structured.MalformedFieldException;
import dev.parley.protocol.header.structured.Member;
import dev.parley.protocol.header.structured.RepeatedKeys;
import dev.parley.protocol.header.structured.StructuredFields;
import dev.parley.protocol.money.Amount;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/**
 * {@code Access-Bounds}: everything an agent accepts, in one dictionary. A ceiling stands under the name of its unit;
 * several currencies in parentheses:
 *
 * <pre>{@code
 * access=("0.005";currency=EUR "0.006";currency=USD), cited="0.02";currency=EUR, use=(ai-input), user=commercial,
 * settle=(postpay prepay), duties=(report attribute), retain="P7D", ref="team-7"
 * }</pre>
 */
public final class AccessBoundsCodec {
    public static final String HEADER = "Access-Bounds";

    /** Characters of the whole field, all its lines together. */
    public static final int MAX_LENGTH = 4096;

    public static final int MAX_MEMBERS = 32;

    private AccessBoundsCodec() {}

    /**
     * Reads bounds; an empty text states nothing.
     *
     * @throws MalformedFieldException on whatever is unknown, said twice, out of range or too much
     */
    public static Bounds parse(String text) throws MalformedFieldException {
        FieldLimits.requireLength(text, MAX_LENGTH);
        Dictionary dictionary = StructuredFields.parseDictionary(text, RepeatedKeys.REFUSED);
        List<DictionaryMember> members = dictionary.members();
        if (members.size() > MAX_MEMBERS) {
            throw new MalformedFieldException(
                    members.get(MAX_MEMBERS).position(), "at most " + MAX_MEMBERS + " members");
        }
        BoundsReader reader = new BoundsReader();
        for (DictionaryMember member : members) {
            reader.read(member);
        }
        return reader.bounds();
    }

    /** Writes bounds so that {@link #parse} gives equal bounds; the same bounds always give the same text. */
    public static String format(Bounds bounds) {
        List<DictionaryMember> members = new ArrayList<>();
        bounds.ceilings().forEach((unit, ceilings) -> members.add(DictionaryMember.of(unit.token(), money(ceilings))));
        if (!bounds.uses().isEmpty()) {
            members.add(words(BoundsReader.USE, bounds.uses(), use -> use.token()));
        }
        if (bounds.user() != null) {
            members.add(DictionaryMember.of(
                    BoundsReader.USER, Item.token(bounds.user().token())));
        }
        if (bounds.geo() != null) {
            members.add(DictionaryMember.of(
                    BoundsReader.GEO, Item.token(bounds.geo().code())));
        }
        if (!bounds.settle().isEmpty()) {
            members.add(words(BoundsReader.SETTLE, bounds.settle(), settlement -> settlement.token()));
        }
        if (bounds.duties() != null) {
            members.add(words(BoundsReader.DUTIES, bounds.duties(), duty -> duty.token()));
        }
        if (bounds.retain() != null) {
            members.add(text(BoundsReader.RETAIN, WireDuration.format(bounds.retain())));
        }
        if (bounds.terms() != null) {
            members.add(text(BoundsReader.TERMS, bounds.terms().value()));
        }
        if (bounds.agreement() != null) {
            members.add(text(BoundsReader.AGREEMENT, bounds.agreement().value()));
        }
        if (bounds.ref() != null) {
            members.add(text(BoundsReader.REF, bounds.ref()));
        }
        if (bounds.dryRun()) {
            members.add(DictionaryMember.of(BoundsReader.DRY_RUN, Item.of(new BareItem.Flag(true))));
        }
        return StructuredFields.format(new Dictionary(members));
    }

    private static Member money(List<Amount> ceilings) {
        return ceilings.size() == 1
                ? MoneyItem.of(ceilings.getFirst())
                : InnerList.of(ceilings.stream().map(MoneyItem::of).toList());
    }

    private static <E extends Enum<E>> DictionaryMember words(
            String key, Collection<E> words, Function<E, String> token) {
        List<Item> items = words.stream().sorted().map(token).map(Item::token).toList();
        return DictionaryMember.of(key, InnerList.of(items));
    }

    private static DictionaryMember text(String key, String value) {
        return DictionaryMember.of(key, Item.text(value));
    }
}
