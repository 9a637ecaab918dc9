SELECT document FROM invoice WHERE period_id = ? ORDER BY sequence
