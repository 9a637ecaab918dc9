SELECT source_offset, record_id, status, first_report, fault
FROM report_line
WHERE publisher = ? AND payer = ? AND report = ? AND status <> 'counted' AND source_offset >= ?
ORDER BY source_offset
LIMIT ?
