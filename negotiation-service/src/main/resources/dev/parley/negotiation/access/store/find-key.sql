select fingerprint, stored, grant_id, partition, sequence, event_key, event
  from access_repeat
 where publisher = ? and client = ? and key = ?
