SELECT count(*) FROM parked_record WHERE publisher = ? AND client = ?
