SELECT cluster_id, topic_id, next_offset FROM log_partition WHERE topic = ? AND partition = ?
