package dev.parley.billing.ledger;

/** What an account stands for. */
public enum AccountKind {
    /** Charged, not invoiced yet. */
    UNBILLED_RECEIVABLE("unbilled-receivable", false),
    /** Earned by the publisher. Shared by its relationships. */
    ACCRUED_REVENUE("accrued-revenue", true),
    /** Invoiced, not paid yet. */
    ACCOUNTS_RECEIVABLE("accounts-receivable", false),
    /** Less than the smallest coin, until the next invoice. */
    CARRY("carry", false);

    private final String token;
    private final boolean shared;

    AccountKind(String token, boolean shared) {
        this.token = token;
        this.shared = shared;
    }

    /** As it is stored and shown. */
    public String token() {
        return token;
    }

    /** Whether one account serves all relationships of a publisher. It is kept once per partition of the stream. */
    public boolean isShared() {
        return shared;
    }
}
