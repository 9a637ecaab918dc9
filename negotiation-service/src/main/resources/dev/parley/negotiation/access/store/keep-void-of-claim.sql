with intent (grant_id, partition, sequence, event_key, event) as (values (?, ?, ?, ?, ?)),
     given_back as (
         delete from access_repeat
          where publisher = ? and client = ? and key = ? and ticket = ?
      returning key)
insert into pending_void (grant_id, partition, sequence, event_key, event)
select intent.* from intent, given_back
on conflict (grant_id) do nothing
