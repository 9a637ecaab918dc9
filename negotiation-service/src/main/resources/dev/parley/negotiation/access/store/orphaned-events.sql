select grant_id, partition, sequence, event_key, event
  from pending_void
 where kept_at <= now() - ? * interval '1 second'
 order by kept_at
 limit 500
