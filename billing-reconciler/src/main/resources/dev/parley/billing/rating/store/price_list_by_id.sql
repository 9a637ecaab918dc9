SELECT words, prices, pers, assets FROM price_list WHERE price_list_id = ?
