DELETE FROM waiting_usage WHERE event_id = ANY (?)
