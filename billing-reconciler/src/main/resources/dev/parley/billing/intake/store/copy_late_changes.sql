COPY late_change (grant_id, ending, line_id, period_id, quantity) FROM STDIN (FORMAT binary)
