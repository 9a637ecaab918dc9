INSERT INTO period (publisher, name, starts_at, ends_at) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING
