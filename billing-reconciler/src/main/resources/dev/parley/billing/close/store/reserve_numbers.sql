INSERT INTO invoice_counter AS counter (publisher, last_number) VALUES (?, ?)
ON CONFLICT (publisher) DO UPDATE SET last_number = counter.last_number + excluded.last_number
RETURNING last_number
