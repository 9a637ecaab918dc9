SELECT closed_at, accepted, billed, free, voided, rejected, carried FROM period WHERE period_id = ? FOR UPDATE
