SELECT count(*)
FROM unnest(?, ?, ?) AS arrived (publisher, payer, report)
JOIN usage_report USING (publisher, payer, report)
