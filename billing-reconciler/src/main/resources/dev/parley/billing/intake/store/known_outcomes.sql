SELECT grant_id, event_id, digest, ending
FROM access_outcome
WHERE grant_id = ANY (?)
