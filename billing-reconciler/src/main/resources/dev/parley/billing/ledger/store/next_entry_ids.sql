SELECT nextval('journal_entry_id') FROM generate_series(1, ?)
