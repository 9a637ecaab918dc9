COPY usage_line (event_id, line_id, entry_id) FROM STDIN (FORMAT binary)
