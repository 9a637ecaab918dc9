COPY usage_reversal (event_id, line_id, period_id, late, quantity, entry_id) FROM STDIN (FORMAT binary)
