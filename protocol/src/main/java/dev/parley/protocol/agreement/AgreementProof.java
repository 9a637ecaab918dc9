package dev.parley.protocol.agreement;

/** What became of checking a signed agreement. */
public sealed interface AgreementProof {

    /**
     * Signed by a key that the verifier trusts.
     *
     * @param keyId which key
     */
    record Genuine(ConcludedAgreement concluded, String keyId) implements AgreementProof {}

    /**
     * Not to be relied upon.
     *
     * @param reason one sentence for a person
     */
    record Rejected(String reason) implements AgreementProof {}
}
