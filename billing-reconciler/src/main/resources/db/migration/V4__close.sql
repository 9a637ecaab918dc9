-- The accesses of a period: those that intake counted in it, and those that were carried into it.
CREATE VIEW period_access AS
    SELECT period_id, event_id, line_id, occurred_at, observed FROM access_grant
    UNION ALL
    SELECT carried.to_period, event_id, line_id, occurred_at, observed
    FROM carried_grant AS carried
    JOIN access_grant ON event_id = carried.grant_id;
