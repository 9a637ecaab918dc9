SELECT * FROM usage_state WHERE grant_id = ANY (?)
