SELECT price_list_id FROM price_list WHERE (words, prices, pers, assets) = (?, ?, ?, ?)
