SELECT * FROM usage_state WHERE event_id = ANY (?)
