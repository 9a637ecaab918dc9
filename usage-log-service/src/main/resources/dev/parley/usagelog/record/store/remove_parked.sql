DELETE FROM parked_record WHERE number = ANY (?)
