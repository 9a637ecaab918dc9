SELECT grant_id, publisher, payer, event_id, digest, ending
FROM access_outcome
WHERE grant_id = ANY (?)
