SELECT topic, partition, first_offset, next_offset, kept, duplicate, quarantined, passed_over
FROM log_partition
ORDER BY topic, partition
