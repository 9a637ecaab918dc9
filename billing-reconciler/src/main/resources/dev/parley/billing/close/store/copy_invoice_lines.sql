COPY invoice_line
    (invoice_id, ordinal, line_id, quantity, exact, amount, first_access_at, last_access_at)
FROM STDIN (FORMAT binary)
