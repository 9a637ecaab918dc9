SELECT status, count(*) AS lines
FROM report_line
WHERE publisher = ? AND payer = ? AND report = ?
GROUP BY status
