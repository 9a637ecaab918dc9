INSERT INTO log_partition (topic, partition, cluster_id, topic_id, first_offset, next_offset)
VALUES (?, ?, ?, ?, ?, ?)
ON CONFLICT DO NOTHING
