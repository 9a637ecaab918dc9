UPDATE log_partition
SET next_offset = ?,
    kept        = kept + ?,
    duplicate   = duplicate + ?,
    quarantined = quarantined + ?,
    passed_over = passed_over + ?
WHERE topic = ? AND partition = ? AND next_offset = ?
