SELECT wanted.ordinality, line.line_id
FROM unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) WITH ORDINALITY
    AS wanted (publisher, payer, agreement, offer, terms_hash, settlement, unit, price, per, asset, reference, period)
JOIN rating_line AS line
    USING (publisher, payer, agreement, offer, terms_hash, settlement, unit, price, per, asset, reference, period)
