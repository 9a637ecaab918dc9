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
