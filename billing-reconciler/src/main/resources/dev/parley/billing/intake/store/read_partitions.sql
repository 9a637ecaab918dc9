SELECT topic, partition, first_offset, next_offset, accepted, duplicate, quarantined, not_billable
FROM intake_partition
ORDER BY topic, partition
