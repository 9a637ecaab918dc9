SELECT period_id, publisher, name, starts_at, ends_at FROM period WHERE publisher = ? AND name = ?
