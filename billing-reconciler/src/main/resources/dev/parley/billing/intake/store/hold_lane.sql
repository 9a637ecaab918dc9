SELECT topic, next_offset
FROM intake_partition
WHERE partition = ?
ORDER BY topic
FOR UPDATE
