package dev.parley.protocol.header;

import dev.parley.protocol.bounds.Bounds;
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
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Builders;
import net.jqwik.api.Combinators;
import org.jspecify.annotations.Nullable;

/** Any bounds, and any text that looks like theirs. */
final class BoundsArbitraries {

    private BoundsArbitraries() {}

    static Arbitrary<Bounds> bounds() {
        return Builders.withBuilder(Draft::new)
                .use(ceilings())
                .inSetter((draft, ceilings) -> draft.ceilings = ceilings)
                .use(Arbitraries.of(Use.class).set())
                .inSetter((draft, uses) -> draft.uses = uses)
                .use(Arbitraries.of(UserKind.class).injectNull(0.5))
                .inSetter((draft, user) -> draft.user = user)
                .use(Arbitraries.of("DE", "EU", "US").map(Region::new).injectNull(0.5))
                .inSetter((draft, geo) -> draft.geo = geo)
                .use(Arbitraries.of(Settlement.class).set())
                .inSetter((draft, settle) -> draft.settle = settle)
                .use(Arbitraries.of(Duty.class).set().injectNull(0.5))
                .inSetter((draft, duties) -> draft.duties = duties)
                .use(durations().injectNull(0.5))
                .inSetter((draft, retain) -> draft.retain = retain)
                .use(Arbitraries.strings().map(TermsHash::of).injectNull(0.5))
                .inSetter((draft, terms) -> draft.terms = terms)
                .use(suffixes().map(suffix -> new AgreementId("agr_" + suffix)).injectNull(0.5))
                .inSetter((draft, agreement) -> draft.agreement = agreement)
                .use(references().injectNull(0.5))
                .inSetter((draft, ref) -> draft.ref = ref)
                .use(Arbitraries.of(true, false))
                .inSetter((draft, dryRun) -> draft.dryRun = dryRun)
                .build(Draft::bounds);
    }

    /** What bounds are written as, with a piece of it written over. */
    static Arbitrary<String> nearlyBounds() {
        Arbitrary<String> scraps = Arbitraries.of(
                "", "(", ")", ";", ",", "=", "\"", " ", "-", "0", ".", "EUR", "access", "currency", "use", "é", "\\");
        return Combinators.combine(
                        bounds().map(AccessBoundsCodec::format),
                        Arbitraries.doubles().between(0, 1),
                        Arbitraries.integers().between(0, 3),
                        scraps)
                .as((text, place, length, scrap) -> {
                    int start = (int) (place * text.length());
                    int end = Math.min(text.length(), start + length);
                    return text.substring(0, start) + scrap + text.substring(end);
                });
    }

    static Arbitrary<Amount> amounts() {
        return Combinators.combine(Arbitraries.longs().between(0, Long.MAX_VALUE), assets())
                .as(Amount::new);
    }

    static Arbitrary<Unit> units() {
        return Arbitraries.of(Unit.vocabulary().split(", ")).map(Unit::new);
    }

    private static Arbitrary<Map<Unit, List<Amount>>> ceilings() {
        return Arbitraries.maps(
                units(), amounts().list().uniqueElements(Amount::asset).ofMinSize(1));
    }

    private static Arbitrary<Asset> assets() {
        return Arbitraries.of("EUR", "USD", "JPY", "USDC", "SAT", "SUI").map(Asset::of);
    }

    private static Arbitrary<Duration> durations() {
        return Arbitraries.oneOf(
                Arbitraries.integers().between(0, 4000).map(Duration::ofDays),
                Combinators.combine(
                                Arbitraries.longs().between(0, Long.MAX_VALUE),
                                Arbitraries.integers().between(0, 999_999_999))
                        .as(Duration::ofSeconds));
    }

    private static Arbitrary<String> suffixes() {
        return Arbitraries.strings()
                .withCharRange('a', 'z')
                .numeric()
                .withChars('_')
                .ofMinLength(1)
                .ofMaxLength(60);
    }

    private static Arbitrary<String> references() {
        return Arbitraries.strings().withCharRange(' ', '~').ofMinLength(1).ofMaxLength(Bounds.MAX_REF_LENGTH);
    }

    private static final class Draft {
        private Map<Unit, List<Amount>> ceilings = Map.of();
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

        Bounds bounds() {
            return new Bounds(ceilings, uses, user, geo, settle, duties, retain, terms, agreement, ref, dryRun);
        }
    }
}
