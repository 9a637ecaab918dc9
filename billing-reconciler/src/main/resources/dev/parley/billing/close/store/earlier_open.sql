SELECT publisher, name, starts_at, ends_at
FROM period
WHERE publisher = ?
    AND name < ?
    AND closed_at IS NULL
    AND (EXISTS (SELECT FROM period_count AS counted WHERE counted.period_id = period.period_id)
        OR EXISTS (SELECT FROM carried_grant WHERE to_period = period.period_id)
        OR EXISTS (SELECT FROM carried_usage WHERE to_period = period.period_id)
        OR EXISTS (SELECT FROM line_total AS total WHERE total.period_id = period.period_id))
ORDER BY name
LIMIT 1
