-- A line waits under each report that it came in, as a line that is taken at once is told of each: every report adds up by itself.
DO $$
BEGIN
    EXECUTE (
        SELECT format('ALTER TABLE parked_record DROP CONSTRAINT %I', conname)
        FROM pg_constraint
        WHERE conrelid = 'parked_record'::regclass AND contype = 'u'
    );
END
$$;
ALTER TABLE parked_record ADD CONSTRAINT parked_once UNIQUE NULLS NOT DISTINCT
    (publisher, client, report, record_id, response_id, agreement, usage, quantity, used_at, reference);

-- Lines that waited for a key and were refused: what they said, and why they are not in the log.
CREATE TABLE refused_record (
    number      bigint      PRIMARY KEY,
    publisher   text        NOT NULL,
    client      text        NOT NULL,
    record_id   text        NOT NULL,
    response_id text        NOT NULL,
    agreement   text        NOT NULL,
    usage       text        NOT NULL,
    quantity    integer     NOT NULL,
    used_at     timestamptz NOT NULL,
    reference   text,
    report      text        NOT NULL,
    fault       text        NOT NULL,
    parked_at   timestamptz NOT NULL,
    refused_at  timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX refused_record_in_report ON refused_record (report, publisher, client, number);

CREATE TRIGGER refused_records_stay BEFORE UPDATE OR DELETE OR TRUNCATE ON refused_record
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- What was refused is in no partition; it stands behind everything that is.
CREATE OR REPLACE VIEW report_line AS
SELECT publisher, payer, report, source_offset, record_id, status, NULL AS first_report, NULL AS fault
FROM usage_entry
UNION ALL
SELECT again.publisher, again.payer, again.report, again.source_offset, first.record_id,
    CASE WHEN again.digest = first.digest THEN 'duplicate' ELSE 'conflict' END,
    first.report, NULL
FROM repeated_line AS again
JOIN usage_record AS first
    ON first.publisher = again.publisher AND first.payer = again.payer AND first.event_id = again.event_id
UNION ALL
SELECT publisher, client, report, (1::bigint << 62) + number, record_id, 'rejected', NULL, fault
FROM refused_record;
