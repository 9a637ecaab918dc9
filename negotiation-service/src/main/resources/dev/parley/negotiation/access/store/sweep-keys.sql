delete from access_repeat
 where ctid in (select ctid from access_repeat where expires_at < now() limit ?)
