INSERT INTO usage_report (publisher, payer, report, received_at, accepted, rejected, parked)
SELECT publisher, payer, report, received_at, accepted, rejected, parked
FROM unnest(?, ?, ?, ?, ?, ?, ?) WITH ORDINALITY AS arrived
    (publisher, payer, report, received_at, accepted, rejected, parked, place)
ORDER BY place
ON CONFLICT DO NOTHING
