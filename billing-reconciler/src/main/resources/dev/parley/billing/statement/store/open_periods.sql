SELECT count(*) FILTER (WHERE closed_at IS NULL), count(*)
FROM period
WHERE name = ? AND publisher = coalesce(?, publisher)
