SELECT publisher, name, starts_at, ends_at, closed_at, accepted, billed, free, voided, rejected, carried
FROM period
WHERE publisher = ? AND name > ?
ORDER BY name
LIMIT ?
