SELECT count(*)
FROM unnest(?, ?, ?, ?) AS arrived (publisher, payer, grant_id, ending)
JOIN access_ending AS known
    ON known.publisher = arrived.publisher AND known.payer = arrived.payer AND known.grant_id = arrived.grant_id
        AND known.ending = arrived.ending::ending
