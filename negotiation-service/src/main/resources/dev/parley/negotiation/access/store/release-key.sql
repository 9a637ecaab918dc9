delete from access_repeat
 where publisher = ? and client = ? and key = ? and ticket = ?
