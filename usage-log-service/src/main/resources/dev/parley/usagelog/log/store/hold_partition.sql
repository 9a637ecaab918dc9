SELECT next_offset FROM log_partition WHERE topic = ? AND partition = ? FOR UPDATE
