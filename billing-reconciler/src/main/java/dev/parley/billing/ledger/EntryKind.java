package dev.parley.billing.ledger;

/** Why an entry was made. */
public enum EntryKind {
    /** Accesses became owed. */
    CHARGE("charge"),
    /** Accesses that were charged are not owed after all. */
    REVERSAL("reversal"),
    /** Rating the whole period found another amount than rating the stream did. */
    ADJUSTMENT("adjustment"),
    /** What was charged went onto an invoice. */
    INVOICE("invoice"),
    /** What was charged is too little for an invoice, and waits for the next one. */
    CARRY("carry");

    private final String token;

    EntryKind(String token) {
        this.token = token;
    }

    /** As it is stored. */
    public String token() {
        return token;
    }
}
