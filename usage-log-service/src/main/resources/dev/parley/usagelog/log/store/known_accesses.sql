SELECT arrived.source_offset, first.digest <> decode(arrived.digest, 'hex')
FROM unnest(?, ?, ?, ?, ?) AS arrived (publisher, payer, grant_id, digest, source_offset)
JOIN access AS first USING (publisher, payer, grant_id)
