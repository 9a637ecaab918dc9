SELECT found.publisher, found.payer, receipt.received_at, receipt.accepted, receipt.rejected, receipt.parked,
    EXISTS (
        SELECT FROM parked_record AS parked
        WHERE parked.report = found.report AND parked.publisher = found.publisher AND parked.client = found.payer
    ) AS waits_for_key
FROM (
    SELECT publisher, payer, report FROM usage_report WHERE report = ?
    UNION
    SELECT publisher, payer, report FROM usage_record WHERE report = ?
    UNION
    SELECT publisher, payer, report FROM repeated_line WHERE report = ?
    UNION
    SELECT publisher, client, report FROM parked_record WHERE report = ?
    UNION
    SELECT publisher, client, report FROM refused_record WHERE report = ?
) AS found
LEFT JOIN usage_report AS receipt
    ON receipt.publisher = found.publisher AND receipt.payer = found.payer AND receipt.report = found.report
WHERE (?::text IS NULL OR found.publisher = ?)
    AND (?::text IS NULL OR found.payer = ?)
ORDER BY found.publisher, found.payer
LIMIT 1
