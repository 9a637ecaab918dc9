update access_repeat
   set grant_id = ?, partition = ?, sequence = ?, event_key = ?, event = ?,
       claimed_until = now() + ? * interval '1 second'
 where publisher = ? and client = ? and key = ? and ticket = ?
