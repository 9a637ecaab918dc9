INSERT INTO access_ending (publisher, payer, grant_id, ending, ended_at, status, bytes)
SELECT publisher, payer, grant_id, ending::ending, ended_at, status, bytes
FROM unnest(?, ?, ?, ?, ?, ?, ?) WITH ORDINALITY AS arrived
    (publisher, payer, grant_id, ending, ended_at, status, bytes, place)
ORDER BY place
ON CONFLICT DO NOTHING
