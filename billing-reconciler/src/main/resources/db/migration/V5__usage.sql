-- What was done with what was accessed.

-- What usage words cost under a grant: few lists, referred to by many grants. One position of all arrays is one word.
CREATE TABLE price_list (
    price_list_id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    words         text[]   NOT NULL,
    prices        bigint[] NOT NULL,
    pers          bigint[] NOT NULL,
    assets        text[]   NOT NULL,
    UNIQUE (words, prices, pers, assets),
    CHECK (cardinality(words) > 0
        AND cardinality(words) = ALL (ARRAY[cardinality(prices), cardinality(pers), cardinality(assets)]))
);

-- Absent where no usage word costs anything, and on grants that came before their prices were kept.
ALTER TABLE access_grant ADD COLUMN price_list_id integer;

-- The topic of the batch that an entry follows from; absent on entries that came when there was but one.
ALTER TABLE journal_entry ADD COLUMN source_topic text;

-- One row per UsageReported, before or after its grant. used_in names the period of its own time, period_id is the one
-- in which it is counted: another, when it came after the close.
CREATE TABLE usage_record (
    event_id         uuid        PRIMARY KEY,
    grant_id         uuid        NOT NULL,
    publisher        text        NOT NULL,
    payer            text        NOT NULL,
    used_in          text        NOT NULL,
    period_id        integer     NOT NULL,
    used_at          timestamptz NOT NULL,
    word             text        NOT NULL,
    quantity         bigint      NOT NULL CHECK (quantity > 0),
    reference        text        NOT NULL,
    digest           bytea       NOT NULL,
    source_partition integer     NOT NULL,
    source_offset    bigint      NOT NULL
);
CREATE INDEX usage_record_of_grant ON usage_record (grant_id);
CREATE INDEX usage_record_in_period ON usage_record (period_id);

-- Uses whose grant has not come, by the partition that both are read from: few, so that a batch of accesses can be held
-- against them instead of being looked up one by one. A row goes when the grant comes.
CREATE TABLE waiting_usage (
    event_id  uuid    PRIMARY KEY,
    grant_id  uuid    NOT NULL,
    partition integer NOT NULL
);
CREATE INDEX waiting_usage_in_partition ON waiting_usage (partition);

-- The line that a use counts on, from when both it and its grant were there. entry_id is the journal entry that charged
-- it, where it was owed then.
CREATE TABLE usage_line (
    event_id uuid   PRIMARY KEY,
    line_id  bigint NOT NULL,
    entry_id bigint
);

-- Uses that were owed until their grant was taken back. period_id is whose books took them back; late, where those are
-- not the books in which they are counted: these were closed. entry_id is the journal entry.
CREATE TABLE usage_reversal (
    event_id  uuid    PRIMARY KEY,
    line_id   bigint  NOT NULL,
    period_id integer NOT NULL REFERENCES period,
    late      boolean NOT NULL,
    quantity  bigint  NOT NULL CHECK (quantity > 0),
    entry_id  bigint
);
CREATE INDEX usage_reversal_late ON usage_reversal (period_id) WHERE late;

-- Uses whose grant had not come when their period closed: they count in the next one.
CREATE TABLE carried_usage (
    event_id    uuid    NOT NULL,
    from_period integer NOT NULL REFERENCES period,
    to_period   integer NOT NULL REFERENCES period,
    PRIMARY KEY (event_id, from_period)
);
CREATE INDEX carried_usage_to ON carried_usage (to_period);

-- The uses of a period: those that intake counted in it, and those that were carried into it.
CREATE VIEW period_usage AS
    SELECT period_id, event_id, grant_id, used_at, quantity FROM usage_record
    UNION ALL
    SELECT carried.to_period, event_id, grant_id, used_at, quantity
    FROM carried_usage AS carried
    JOIN usage_record USING (event_id);

-- A use as it stands now. No joins: whoever asks for ten thousand of them by an index shall get them by an index.
CREATE VIEW usage_state AS
    SELECT event_id, grant_id, publisher, payer, used_in, used_at, word, quantity, reference, digest,
        (SELECT line_id FROM usage_line AS line WHERE line.event_id = usage.event_id) AS line_id,
        coalesce(
            (SELECT carried.to_period
             FROM carried_usage AS carried
             JOIN period ON period.period_id = carried.to_period
             WHERE carried.event_id = usage.event_id
             ORDER BY period.starts_at DESC
             LIMIT 1),
            period_id) AS counted_in
    FROM usage_record AS usage;

CREATE TRIGGER price_lists_stay BEFORE UPDATE OR DELETE OR TRUNCATE ON price_list
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER usage_records_stay BEFORE UPDATE OR DELETE OR TRUNCATE ON usage_record
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER usage_lines_stay BEFORE UPDATE OR DELETE OR TRUNCATE ON usage_line
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER usage_reversals_stay BEFORE UPDATE OR DELETE OR TRUNCATE ON usage_reversal
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER carried_usages_stay BEFORE UPDATE OR DELETE OR TRUNCATE ON carried_usage
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
