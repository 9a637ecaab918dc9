package dev.parley.negotiation.terms;

/** What came of publishing terms. */
public sealed interface Publication {

    /** A new version. */
    record Published(TermsVersion version) implements Publication {}

    /** The same document was published before, and holds now or will. */
    record Repeated(TermsVersion version) implements Publication {}

    /** The same document was published before, and another version took its place since. */
    record Replaced(TermsVersion version) implements Publication {}

    /** There is nobody to publish for. */
    record NoPublisher() implements Publication {}
}
