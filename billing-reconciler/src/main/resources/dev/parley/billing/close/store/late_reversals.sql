SELECT line_id, count(*) AS reversed FROM late_reversal WHERE period_id = ? GROUP BY line_id
