UPDATE intake_partition
SET next_offset  = ?,
    accepted     = accepted + ?,
    duplicate    = duplicate + ?,
    quarantined  = quarantined + ?,
    not_billable = not_billable + ?
WHERE topic = ? AND partition = ? AND next_offset = ?
