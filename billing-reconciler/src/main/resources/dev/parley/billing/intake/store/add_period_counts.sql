INSERT INTO period_count AS counted (period_id, partition, accepted)
SELECT *
FROM unnest(?, ?, ?)
ORDER BY 1, 2
ON CONFLICT (period_id, partition) DO UPDATE
    SET accepted = counted.accepted + excluded.accepted
