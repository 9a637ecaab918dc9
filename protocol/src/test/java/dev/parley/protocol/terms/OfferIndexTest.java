package dev.parley.protocol.terms;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.protocol.id.OfferId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class OfferIndexTest {

    @Property(tries = 3000)
    void findsWhatAWalkOverAllOffersFinds(@ForAll("offers") List<Offer> offers, @ForAll("paths") String path) {
        List<CoveringOffer> walked = new ArrayList<>();
        for (Offer offer : offers) {
            if (OfferIndex.covers(offer.resources(), path)) {
                walked.add(new CoveringOffer(offer, longestMatch(offer, path)));
            }
        }

        assertThat(OfferIndex.of(offers).covering(path)).isEqualTo(walked);
    }

    private static int longestMatch(Offer offer, String path) {
        return offer.resources().stream()
                .filter(pattern -> pattern.matches(path))
                .mapToInt(ResourcePattern::length)
                .max()
                .orElseThrow();
    }

    @Provide
    Arbitrary<List<Offer>> offers() {
        return patterns().list().ofMinSize(1).ofMaxSize(4).list().ofMaxSize(5).map(OfferIndexTest::offers);
    }

    @Provide
    Arbitrary<String> paths() {
        return Arbitraries.of("a", "b", "ab", "")
                .list()
                .ofMaxSize(4)
                .map(names -> "/" + String.join("/", names))
                .map(path -> path.replaceAll("/+", "/"));
    }

    private static Arbitrary<ResourcePattern> patterns() {
        Arbitrary<String> segments = Arbitraries.of("a", "b", "ab", "a*", "*", "*b");
        return segments.list()
                .ofMaxSize(3)
                .map(names -> "/" + String.join("/", names))
                .flatMap(text -> Arbitraries.of(text, "!" + text, text + "$", text + (text.equals("/") ? "" : "/")))
                .map(ResourcePattern::parse);
    }

    /** One offer for each list of patterns; an offer includes something. */
    private static List<Offer> offers(List<List<ResourcePattern>> resources) {
        List<Offer> offers = new ArrayList<>();
        for (List<ResourcePattern> patterns : resources) {
            if (!patterns.stream().allMatch(ResourcePattern::excludes)) {
                offers.add(new Offer(
                        new OfferId("offer-" + offers.size()),
                        patterns,
                        Set.of(),
                        Audience.EVERYONE,
                        Set.of(Use.ALL),
                        Set.of(),
                        List.of(),
                        Set.of(Settlement.FREE),
                        Duties.NONE,
                        false));
            }
        }
        return offers;
    }
}
