-- The log: what was accessed, what was reported of it. Rows say what arrived and never change; what a record counts as
-- follows from all of them together, so that the order in which they came makes no difference.
--
-- All that one payer has with one publisher lies in one partition of each topic, and both are part of every key: nothing
-- that is another's can meet it.

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% never changes: % is refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'restrict_violation';
END
$$;

-- How far a partition was read. Its next offset moves in the transaction of the rows that come of its records.
CREATE TABLE log_partition (
    topic        text    NOT NULL,
    partition    integer NOT NULL,
    cluster_id   text    NOT NULL,
    topic_id     text    NOT NULL,
    first_offset bigint  NOT NULL,
    next_offset  bigint  NOT NULL,
    kept         bigint  NOT NULL DEFAULT 0,
    duplicate    bigint  NOT NULL DEFAULT 0,
    quarantined  bigint  NOT NULL DEFAULT 0,
    passed_over  bigint  NOT NULL DEFAULT 0,
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

-- One row per AccessGranted.
CREATE TABLE access (
    publisher   text        NOT NULL,
    payer       text        NOT NULL,
    grant_id    uuid        NOT NULL,
    granted_at  timestamptz NOT NULL,
    response    text        NOT NULL,
    caller      text,
    agreement   text        NOT NULL,
    offer       text        NOT NULL,
    terms_hash  text        NOT NULL,
    uses        text[]      NOT NULL,
    method      text        NOT NULL,
    resource    text        NOT NULL,
    reference   text,
    edge        text,
    digest      bytea       NOT NULL,
    PRIMARY KEY (publisher, payer, grant_id)
);
CREATE INDEX access_by_time ON access (granted_at, grant_id);
CREATE INDEX access_of_publisher ON access (publisher, granted_at, grant_id);
CREATE INDEX access_of_payer ON access (publisher, payer, granted_at, grant_id);
CREATE INDEX access_under_agreement ON access (agreement, granted_at, grant_id);
-- By its hash: an address may be longer than what an index can hold.
CREATE INDEX access_to_resource ON access (hashtextextended(resource, 0), granted_at, grant_id);

-- Of several endings of one grant the last in this order counts.
CREATE TYPE ending AS ENUM ('aborted', 'delivered', 'voided');

-- How a grant ended: one row for each ending that was told, before or after the grant itself.
CREATE TABLE access_ending (
    publisher text        NOT NULL,
    payer     text        NOT NULL,
    grant_id  uuid        NOT NULL,
    ending    ending      NOT NULL,
    ended_at  timestamptz NOT NULL,
    status    integer,
    bytes     bigint,
    PRIMARY KEY (publisher, payer, grant_id, ending)
);
CREATE INDEX access_voided ON access_ending (publisher, payer, grant_id) WHERE ending = 'voided';

-- One row per line, by the client's own id of it, which the event's id stands for: as it was reported first.
CREATE TABLE usage_record (
    publisher     text        NOT NULL,
    payer         text        NOT NULL,
    event_id      uuid        NOT NULL,
    record_id     text,
    report        text        NOT NULL,
    response      text        NOT NULL,
    grant_id      uuid        NOT NULL,
    agreement     text,
    use           text        NOT NULL,
    quantity      bigint      NOT NULL CHECK (quantity > 0),
    used_at       timestamptz NOT NULL,
    reported_at   timestamptz NOT NULL,
    late          boolean     NOT NULL,
    reference     text,
    digest        bytea       NOT NULL,
    source_offset bigint      NOT NULL,
    PRIMARY KEY (publisher, payer, event_id)
);
CREATE INDEX usage_record_by_time ON usage_record (used_at, event_id);
CREATE INDEX usage_record_of_publisher ON usage_record (publisher, used_at, event_id);
CREATE INDEX usage_record_of_payer ON usage_record (publisher, payer, used_at, event_id);
CREATE INDEX usage_record_under_agreement ON usage_record (agreement, used_at, event_id);
CREATE INDEX usage_record_of_use ON usage_record (publisher, use, used_at, event_id);
CREATE INDEX usage_record_of_access ON usage_record (publisher, payer, grant_id);
CREATE INDEX usage_record_in_report ON usage_record (report, publisher, payer, source_offset);

-- Of the three each says much of the others: who takes them for independent expects too little, and sorts too much.
CREATE STATISTICS access_parties (dependencies) ON publisher, payer, agreement FROM access;
CREATE STATISTICS usage_record_parties (dependencies) ON publisher, payer, agreement FROM usage_record;

-- A line that was there already: in another report, or saying something else.
CREATE TABLE repeated_line (
    publisher     text   NOT NULL,
    payer         text   NOT NULL,
    event_id      uuid   NOT NULL,
    report        text   NOT NULL,
    digest        bytea  NOT NULL,
    source_offset bigint NOT NULL,
    PRIMARY KEY (publisher, payer, event_id, report, digest)
);
CREATE INDEX repeated_line_in_report ON repeated_line (report, publisher, payer, source_offset);

-- One row per UsageReportReceived: all lines that a report was taken with are in the log.
CREATE TABLE usage_report (
    publisher   text        NOT NULL,
    payer       text        NOT NULL,
    report      text        NOT NULL,
    received_at timestamptz NOT NULL,
    accepted    integer     NOT NULL CHECK (accepted >= 0),
    rejected    integer     NOT NULL CHECK (rejected >= 0),
    parked      integer     NOT NULL CHECK (parked >= 0),
    PRIMARY KEY (publisher, payer, report)
);
CREATE INDEX usage_report_by_id ON usage_report (report);
CREATE INDEX parked_record_in_report ON parked_record (report);

-- The records, and what each counts as. A grant that was taken back was so whether or not it was ever seen.
CREATE VIEW usage_entry AS
SELECT record.*, access.resource,
    CASE
        WHEN voided.grant_id IS NOT NULL THEN 'voided'
        WHEN access.grant_id IS NULL THEN 'waiting'
        WHEN record.late THEN 'late'
        ELSE 'counted'
    END AS status
FROM usage_record AS record
LEFT JOIN access
    ON access.publisher = record.publisher AND access.payer = record.payer AND access.grant_id = record.grant_id
LEFT JOIN access_ending AS voided
    ON voided.publisher = record.publisher AND voided.payer = record.payer AND voided.grant_id = record.grant_id
        AND voided.ending = 'voided';

-- What became of each line of a report; first_report is the one in which a line came that was there already.
CREATE VIEW report_line AS
SELECT publisher, payer, report, source_offset, record_id, status, NULL AS first_report
FROM usage_entry
UNION ALL
SELECT again.publisher, again.payer, again.report, again.source_offset, first.record_id,
    CASE WHEN again.digest = first.digest THEN 'duplicate' ELSE 'conflict' END,
    first.report
FROM repeated_line AS again
JOIN usage_record AS first
    ON first.publisher = again.publisher AND first.payer = again.payer AND first.event_id = again.event_id;

CREATE TRIGGER quarantine_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON quarantine
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER accesses_stay BEFORE UPDATE OR DELETE OR TRUNCATE ON access
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER access_endings_stay BEFORE UPDATE OR DELETE OR TRUNCATE ON access_ending
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER usage_records_stay BEFORE UPDATE OR DELETE OR TRUNCATE ON usage_record
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER repeated_lines_stay BEFORE UPDATE OR DELETE OR TRUNCATE ON repeated_line
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER usage_reports_stay BEFORE UPDATE OR DELETE OR TRUNCATE ON usage_report
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
