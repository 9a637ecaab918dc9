COPY waiting_usage (event_id, grant_id, partition) FROM STDIN (FORMAT binary)
