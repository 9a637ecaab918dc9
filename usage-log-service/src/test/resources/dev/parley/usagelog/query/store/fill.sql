INSERT INTO access
    (publisher, payer, grant_id, granted_at, response, agreement, offer, terms_hash, uses, method, resource, digest)
SELECT 'pub_planet_' || i % 7, 'cli_reader_' || i % 11, md5(i::text)::uuid, '2026-12-01'::timestamptz + i * interval '1 second',
    'response', 'agr_pub_planet_' || i % 7 || '_cli_reader_' || i % 11, 'read', 'sha-256:terms',
    CASE WHEN i % 4001 = 0 THEN '{ai-input,ai-train}' ELSE '{ai-input}' END::text[], 'GET',
    'https://planet.example/' || i % 5000, ''
FROM generate_series(1, 40000) AS i;
INSERT INTO access_ending (publisher, payer, grant_id, ending, ended_at)
SELECT publisher, payer, grant_id, 'delivered', granted_at
FROM access;
INSERT INTO access_ending (publisher, payer, grant_id, ending, ended_at)
SELECT publisher, payer, grant_id, 'voided', granted_at
FROM access
WHERE extract(minute FROM granted_at) = 0;
INSERT INTO usage_record
    (publisher, payer, event_id, report, response, grant_id, agreement, use, quantity, used_at, reported_at, late, digest,
     source_offset)
SELECT publisher, payer, md5('use' || grant_id)::uuid, 'rep_' || row_number() OVER () % 400, 'response', grant_id, agreement,
    CASE WHEN uses @> '{ai-train}' THEN 'trained' ELSE 'cited' END, 1, granted_at, granted_at, false, '', row_number() OVER ()
FROM access;
INSERT INTO repeated_line (publisher, payer, event_id, report, digest, source_offset)
SELECT publisher, payer, event_id, report || '_again', digest, source_offset + 40000
FROM usage_record;
INSERT INTO refused_record
    (number, publisher, client, record_id, response_id, agreement, usage, quantity, used_at, report, fault, parked_at)
SELECT source_offset, publisher, payer, 'line', response, agreement, use, quantity, used_at, report, 'a fault', used_at
FROM usage_record;
ANALYZE
