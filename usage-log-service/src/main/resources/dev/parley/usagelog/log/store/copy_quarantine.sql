COPY quarantine (topic, partition, record_offset, reason, detail, record_key, record_value, recorded_at)
FROM STDIN (FORMAT binary)
