insert into pending_void (grant_id, partition, sequence, event_key, event)
values (?, ?, ?, ?, ?)
on conflict (grant_id) do nothing
