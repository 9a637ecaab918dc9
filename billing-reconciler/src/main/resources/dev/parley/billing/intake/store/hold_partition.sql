SELECT next_offset FROM intake_partition WHERE topic = ? AND partition = ? FOR UPDATE
