update access_repeat
   set stored = true
 where publisher = ? and client = ? and key = ? and ticket = ?
