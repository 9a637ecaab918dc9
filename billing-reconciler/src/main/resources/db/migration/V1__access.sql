-- What was read from the stream, exactly once.

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% never changes: % is refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'restrict_violation';
END
$$;

-- How far a partition was read. Its next offset changes in the transaction of everything that follows from its records.
CREATE TABLE intake_partition (
    topic        text    NOT NULL,
    partition    integer NOT NULL,
    cluster_id   text    NOT NULL,
    topic_id     text    NOT NULL,
    first_offset bigint  NOT NULL,
    next_offset  bigint  NOT NULL,
    accepted     bigint  NOT NULL DEFAULT 0,
    duplicate    bigint  NOT NULL DEFAULT 0,
    quarantined  bigint  NOT NULL DEFAULT 0,
    not_billable bigint  NOT NULL DEFAULT 0,
    PRIMARY KEY (topic, partition),
    CHECK (next_offset >= first_offset)
) WITH (fillfactor = 50);

-- What could not be taken, untouched, so that it can be taken later.
CREATE TABLE quarantine (
    topic         text        NOT NULL,
    partition     integer     NOT NULL,
    record_offset bigint      NOT NULL,
    reason        text        NOT NULL,
    detail        text        NOT NULL,
    record_key    bytea,
    record_value  bytea,
    recorded_at   timestamptz NOT NULL,
    PRIMARY KEY (topic, partition, record_offset)
);

-- A publisher's month, half-open. Intake holds the row shared, a close holds it alone.
CREATE TABLE period (
    period_id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    publisher text        NOT NULL,
    name      text        NOT NULL,
    starts_at timestamptz NOT NULL,
    ends_at   timestamptz NOT NULL,
    closed_at timestamptz,
    accepted  bigint,
    billed    bigint,
    free      bigint,
    voided    bigint,
    rejected  bigint,
    carried   bigint,
    UNIQUE (publisher, name),
    CHECK (starts_at < ends_at),
    CHECK (num_nulls(closed_at, accepted, billed, free, voided, rejected, carried) IN (0, 7)),
    CONSTRAINT every_access_is_accounted_for CHECK (accepted = billed + free + voided + rejected + carried)
);

CREATE FUNCTION refuse_change_of_closed_period() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.closed_at IS NOT NULL THEN
        RAISE EXCEPTION 'period % of % is closed', OLD.name, OLD.publisher USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER closed_periods_stay BEFORE UPDATE ON period
    FOR EACH ROW EXECUTE FUNCTION refuse_change_of_closed_period();
CREATE TRIGGER periods_stay BEFORE DELETE OR TRUNCATE ON period
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- How many accesses intake counted in a period, kept while reading; a close counts them again.
CREATE TABLE period_count (
    period_id integer NOT NULL REFERENCES period,
    partition integer NOT NULL,
    accepted  bigint  NOT NULL,
    PRIMARY KEY (period_id, partition)
) WITH (fillfactor = 50);

-- What units are counted on: one deal in one period. No reference is ''.
CREATE TABLE rating_line (
    line_id    bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    publisher  text   NOT NULL,
    payer      text   NOT NULL,
    agreement  text   NOT NULL,
    offer      text   NOT NULL,
    terms_hash text   NOT NULL,
    settlement text   NOT NULL,
    unit       text   NOT NULL,
    price      bigint NOT NULL CHECK (price >= 0),
    per        bigint NOT NULL CHECK (per >= 1),
    asset      text   NOT NULL,
    reference  text   NOT NULL,
    period     text   NOT NULL,
    UNIQUE (publisher, payer, period, agreement, offer, terms_hash, settlement, unit, price, per, asset, reference)
);

-- One row per AccessGranted. line_id names the period in which it happened, period_id the one in which it is counted:
-- another, when it came after the close. entry_id is the journal entry that charged it, where it was owed at once.
CREATE TABLE access_grant (
    event_id         uuid        PRIMARY KEY,
    line_id          bigint      NOT NULL,
    period_id        integer     NOT NULL,
    occurred_at      timestamptz NOT NULL,
    observed         boolean     NOT NULL,
    digest           bytea       NOT NULL,
    entry_id         bigint,
    resource         text        NOT NULL,
    source_partition integer     NOT NULL,
    source_offset    bigint      NOT NULL
);
CREATE INDEX access_grant_in_period ON access_grant (period_id, occurred_at);

-- Of several endings of one grant the last in this order counts.
CREATE TYPE ending AS ENUM ('undelivered', 'incomplete', 'complete', 'voided');

-- How a grant ended: one row for each ending that was reported, before or after its grant. entry_id is the journal
-- entry that followed from it. Without event: a close found that nobody reported the delivery.
CREATE TABLE access_outcome (
    grant_id         uuid        NOT NULL,
    ending           ending      NOT NULL,
    publisher        text,
    payer            text,
    event_id         uuid,
    occurred_at      timestamptz NOT NULL,
    digest           bytea,
    entry_id         bigint,
    source_partition integer,
    source_offset    bigint,
    PRIMARY KEY (grant_id, ending),
    CHECK (num_nulls(publisher, payer, event_id, digest) = CASE ending WHEN 'undelivered' THEN 4 ELSE 0 END)
);

-- Grants whose delivery was still open when their period closed: they count in the next one.
CREATE TABLE carried_grant (
    grant_id    uuid    NOT NULL,
    from_period integer NOT NULL REFERENCES period,
    to_period   integer NOT NULL REFERENCES period,
    PRIMARY KEY (grant_id, from_period)
);
CREATE INDEX carried_grant_to ON carried_grant (to_period);

-- Accesses of a closed period that an ending added to a later one's books, or took back there.
CREATE TABLE late_change (
    grant_id  uuid     NOT NULL,
    ending    ending   NOT NULL,
    line_id   bigint   NOT NULL REFERENCES rating_line,
    period_id integer  NOT NULL REFERENCES period,
    quantity  smallint NOT NULL CHECK (quantity IN (-1, 1)),
    PRIMARY KEY (grant_id, ending)
);
CREATE INDEX late_change_in_period ON late_change (period_id);

CREATE TRIGGER quarantine_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON quarantine
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER rating_lines_stay BEFORE UPDATE OR DELETE OR TRUNCATE ON rating_line
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER grants_stay BEFORE UPDATE OR DELETE OR TRUNCATE ON access_grant
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER outcomes_stay BEFORE UPDATE OR DELETE OR TRUNCATE ON access_outcome
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER carried_grants_stay BEFORE UPDATE OR DELETE OR TRUNCATE ON carried_grant
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER late_changes_stay BEFORE UPDATE OR DELETE OR TRUNCATE ON late_change
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
