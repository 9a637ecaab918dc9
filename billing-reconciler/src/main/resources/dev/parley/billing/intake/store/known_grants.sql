SELECT event_id, digest, occurred_at, line_id, price_list_id, observed,
    coalesce(
        (SELECT carried.to_period
         FROM carried_grant AS carried
         JOIN period ON period.period_id = carried.to_period
         WHERE carried.grant_id = access.event_id
         ORDER BY period.starts_at DESC
         LIMIT 1),
        access.period_id) AS counted_in
FROM access_grant AS access
WHERE event_id = ANY (?)
