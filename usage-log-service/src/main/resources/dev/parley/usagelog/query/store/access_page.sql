SELECT access.publisher, access.payer, access.grant_id, access.granted_at, access.response, access.agreement,
    access.offer, access.terms_hash, access.uses, access.method, access.resource, access.reference, access.edge,
    told.ending, told.ended_at, told.status, told.bytes
FROM access
LEFT JOIN LATERAL (
    SELECT ending, ended_at, status, bytes
    FROM access_ending
    WHERE publisher = access.publisher AND payer = access.payer AND grant_id = access.grant_id
    ORDER BY ending DESC
    LIMIT 1
) AS told ON true
WHERE (?::text IS NULL OR access.publisher = ?)
    AND (?::text IS NULL OR access.payer = ?)
    AND (?::text IS NULL OR access.agreement = ?)
    AND (?::text IS NULL OR (hashtextextended(access.resource, 0) = hashtextextended(?, 0) AND access.resource = ?))
    AND (?::text IS NULL OR access.uses @> ARRAY[?::text])
    AND access.granted_at >= ?
    AND (access.granted_at, access.grant_id) < (?, ?)
ORDER BY access.granted_at DESC, access.grant_id DESC
LIMIT ?
