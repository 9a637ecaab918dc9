COPY late_reversal (grant_id, line_id, period_id) FROM STDIN (FORMAT binary)
