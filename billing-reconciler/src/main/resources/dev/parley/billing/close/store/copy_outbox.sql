COPY outbox (topic, record_key, record_value) FROM STDIN (FORMAT binary)
