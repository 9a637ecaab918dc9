package dev.parley.protocol.terms;

import dev.parley.protocol.document.CanonicalJson;
import dev.parley.protocol.document.Node;
import dev.parley.protocol.document.Node.ArrayNode;
import dev.parley.protocol.document.Node.ObjectNode;
import dev.parley.protocol.id.TermsHash;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;

/** Terms, ready to decide by: hashed, and indexed by resource. Immutable and safe to share. */
public final class CompiledTerms {
    private final Terms terms;
    private final TermsHash hash;
    private final OfferIndex index;

    private CompiledTerms(Terms terms) {
        this.terms = terms;
        this.hash = TermsHash.of(CanonicalJson.write(withOffers(offerHashes())));
        this.index = OfferIndex.of(terms.offers());
    }

    public static CompiledTerms of(Terms terms) {
        return new CompiledTerms(terms);
    }

    public Terms terms() {
        return terms;
    }

    /**
     * Names this version. Each offer enters by its own hash, so that the published document proves the version even
     * where it shows a private offer by hash alone.
     */
    public TermsHash hash() {
        return hash;
    }

    /** The whole document as canonical JSON, private offers included: for the publisher and for storage. */
    public String canonical() {
        return CanonicalJson.write(terms.source());
    }

    /** The document as everybody may see it: private offers stand in it by their hash alone. */
    public String published() {
        var offers = new ArrayList<Node>();
        List<Node> hashes = offerHashes();
        for (int i = 0; i < hashes.size(); i++) {
            offers.add(
                    terms.offers().get(i).isPrivate()
                            ? hashes.get(i)
                            : sourceOffers().get(i));
        }
        return CanonicalJson.write(withOffers(offers));
    }

    /**
     * Whether the terms leave a resource alone.
     *
     * @param path as of {@link Paths#normalise}
     */
    public boolean isOpen(String path) {
        return OfferIndex.covers(terms.open(), Paths.forMatching(path));
    }

    /**
     * The offers that cover a path, each with the pattern that does, in the order of the document.
     *
     * @param path as of {@link Paths#normalise}
     */
    public List<CoveringOffer> offersFor(String path) {
        return index.covering(Paths.forMatching(path));
    }

    private List<Node> offerHashes() {
        return sourceOffers().stream()
                .map(offer -> Node.text(TermsHash.of(CanonicalJson.write(offer)).value()))
                .toList();
    }

    private List<Node> sourceOffers() {
        return ((ArrayNode) Objects.requireNonNull(terms.source().members().get("offers"))).elements();
    }

    private ObjectNode withOffers(List<Node> offers) {
        var members = new LinkedHashMap<>(terms.source().members());
        members.put("offers", Node.array(offers));
        return Node.object(members);
    }
}
