INSERT INTO access
    (publisher, payer, grant_id, granted_at, response, caller, agreement, offer, terms_hash, uses, method, resource,
     reference, edge, digest)
SELECT publisher, payer, grant_id, granted_at, response, caller, agreement, offer, terms_hash,
    string_to_array(uses, ' '), method, resource, reference, edge, decode(digest, 'hex')
FROM unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) WITH ORDINALITY AS arrived
    (publisher, payer, grant_id, granted_at, response, caller, agreement, offer, terms_hash, uses, method, resource,
     reference, edge, digest, place)
ORDER BY place
ON CONFLICT DO NOTHING
