SELECT line_id, sum(quantity) AS quantity FROM late_change WHERE period_id = ? GROUP BY line_id
