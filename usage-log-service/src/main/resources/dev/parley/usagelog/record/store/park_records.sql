WITH arrived AS (
    SELECT *
    FROM unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) WITH ORDINALITY AS line
        (publisher, client, record_id, response_id, agreement, usage, quantity, used_at, reference, report, parked_at, place)
), known AS (
    SELECT arrived.place, arrived.record_id
    FROM arrived
    JOIN parked_record AS parked
        USING (publisher, client, report, record_id, response_id, agreement, usage, quantity, used_at)
    WHERE parked.reference IS NOT DISTINCT FROM arrived.reference
), added AS (
    INSERT INTO parked_record
        (publisher, client, record_id, response_id, agreement, usage, quantity, used_at, reference, report, parked_at)
    SELECT publisher, client, record_id, response_id, agreement, usage, quantity, used_at, reference, report, parked_at
    FROM arrived
    WHERE place NOT IN (SELECT place FROM known)
    ORDER BY place
    LIMIT greatest(0, ? - (SELECT count(*) FROM parked_record WHERE publisher = ? AND client = ?))
    RETURNING record_id
)
SELECT record_id FROM known
UNION ALL
SELECT record_id FROM added
