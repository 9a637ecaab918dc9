update access_repeat
   set claimed_until = now() + ? * interval '1 second', ticket = ?
 where publisher = ? and client = ? and key = ?
   and event is not null and not stored and claimed_until < now()
