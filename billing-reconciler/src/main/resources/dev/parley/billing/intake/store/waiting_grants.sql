SELECT grant_id FROM waiting_usage WHERE partition = ? LIMIT ?
