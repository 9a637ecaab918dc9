-- Double entry. Amounts are in the asset's smallest unit; debits are positive, credits negative.

CREATE SEQUENCE journal_entry_id;

CREATE TABLE journal_entry (
    entry_id     bigint      PRIMARY KEY,
    publisher    text        NOT NULL,
    payer        text        NOT NULL,
    agreement    text,
    kind         text        NOT NULL CHECK (kind IN ('charge', 'reversal', 'adjustment', 'invoice', 'carry')),
    period_id    integer     NOT NULL REFERENCES period,
    recorded_at  timestamptz NOT NULL,
    -- The batch that it follows from: a partition, and the offset of the batch's first record.
    source_partition integer,
    source_offset    bigint
);

-- payer is '' and shard a partition of the stream where the account is shared by relationships; shard is -1 otherwise.
CREATE TABLE ledger_account (
    account_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    publisher  text    NOT NULL,
    payer      text    NOT NULL,
    kind       text    NOT NULL,
    asset      text    NOT NULL,
    shard      integer NOT NULL,
    UNIQUE (publisher, payer, kind, asset, shard)
);

CREATE TABLE posting (
    entry_id   bigint NOT NULL REFERENCES journal_entry,
    account_id bigint NOT NULL REFERENCES ledger_account,
    amount     bigint NOT NULL,
    PRIMARY KEY (entry_id, account_id)
);

CREATE TABLE account_balance (
    account_id bigint PRIMARY KEY REFERENCES ledger_account,
    debit      bigint NOT NULL CHECK (debit >= 0),
    credit     bigint NOT NULL CHECK (credit >= 0)
) WITH (fillfactor = 50);

-- What was counted and charged on a line within a period's books: its own, or a later one where it came late.
CREATE TABLE line_total (
    line_id         bigint      NOT NULL REFERENCES rating_line,
    period_id       integer     NOT NULL REFERENCES period,
    quantity        bigint      NOT NULL,
    amount          bigint      NOT NULL,
    first_access_at timestamptz NOT NULL,
    last_access_at  timestamptz NOT NULL,
    PRIMARY KEY (line_id, period_id)
) WITH (fillfactor = 50);
-- What is priced together: the units of all lines that differ by nothing but the reference, in all books. line_id is the
-- line without one.
CREATE TABLE pool_total (
    line_id  bigint PRIMARY KEY REFERENCES rating_line,
    quantity bigint NOT NULL
) WITH (fillfactor = 50);

CREATE INDEX line_total_in_period ON line_total (period_id);

-- An entry's postings are inserted by one statement, and balance in every asset.
CREATE FUNCTION refuse_unbalanced_entries() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    unbalanced bigint;
BEGIN
    SELECT entry_id INTO unbalanced
        FROM inserted JOIN ledger_account USING (account_id)
        GROUP BY entry_id, asset
        HAVING sum(amount) <> 0 OR count(*) < 2
        LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'journal entry % does not balance', unbalanced USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
END
$$;
CREATE TRIGGER postings_balance AFTER INSERT ON posting
    REFERENCING NEW TABLE AS inserted FOR EACH STATEMENT EXECUTE FUNCTION refuse_unbalanced_entries();

CREATE TRIGGER journal_entries_stay BEFORE UPDATE OR DELETE OR TRUNCATE ON journal_entry
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER postings_stay BEFORE UPDATE OR DELETE OR TRUNCATE ON posting
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER ledger_accounts_stay BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_account
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
