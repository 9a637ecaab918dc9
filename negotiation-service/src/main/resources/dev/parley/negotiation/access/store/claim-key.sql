insert into access_repeat as held
       (publisher, client, key, fingerprint, ticket, claimed_until, expires_at)
values (?, ?, ?, ?, ?, now() + ? * interval '1 second', now() + ? * interval '1 second')
on conflict (publisher, client, key) do update
   set fingerprint = excluded.fingerprint,
       ticket = excluded.ticket,
       claimed_until = excluded.claimed_until,
       expires_at = excluded.expires_at,
       stored = false,
       grant_id = null, partition = null, sequence = null, event_key = null, event = null
 where held.expires_at < now()
    or (held.event is null and held.claimed_until < now())
