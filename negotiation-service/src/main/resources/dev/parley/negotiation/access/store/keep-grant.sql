update access_repeat
   set grant_id = ?, partition = ?, sequence = ?, event_key = ?, event = ?
 where publisher = ? and client = ? and key = ? and ticket = ?
