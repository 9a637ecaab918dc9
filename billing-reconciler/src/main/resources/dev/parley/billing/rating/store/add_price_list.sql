INSERT INTO price_list (words, prices, pers, assets) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING
