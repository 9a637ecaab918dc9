SELECT cluster_id, topic_id, next_offset FROM intake_partition WHERE topic = ? AND partition = ?
