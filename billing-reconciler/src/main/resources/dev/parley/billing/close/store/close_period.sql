UPDATE period
SET closed_at = ?, accepted = ?, billed = ?, free = ?, voided = ?, rejected = ?, carried = ?
WHERE period_id = ?
