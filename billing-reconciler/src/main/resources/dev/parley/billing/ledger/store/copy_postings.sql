COPY posting (entry_id, account_id, amount) FROM STDIN (FORMAT binary)
