SELECT line_id, publisher, payer, agreement, offer, terms_hash, settlement, unit, price, per, asset, reference, period
FROM rating_line
WHERE line_id = ANY (?)
