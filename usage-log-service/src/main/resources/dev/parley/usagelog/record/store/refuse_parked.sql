WITH refused AS (
    SELECT * FROM unnest(?, ?) AS line (number, fault)
), gone AS (
    DELETE FROM parked_record AS parked
    USING refused
    WHERE parked.number = refused.number
    RETURNING parked.*, refused.fault
)
INSERT INTO refused_record
    (number, publisher, client, record_id, response_id, agreement, usage, quantity, used_at, reference, report, fault,
     parked_at)
SELECT number, publisher, client, record_id, response_id, agreement, usage, quantity, used_at, reference, report, fault,
    parked_at
FROM gone
