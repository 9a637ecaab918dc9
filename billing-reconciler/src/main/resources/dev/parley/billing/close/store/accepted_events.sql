SELECT coalesce((SELECT sum(accepted) FROM period_count WHERE period_id = ?), 0)
    + (SELECT count(*) FROM carried_grant WHERE to_period = ?)
    + (SELECT count(*) FROM carried_usage WHERE to_period = ?)
