-- What is asked for within a scope is found within it: however much others had of the same resource or use, nobody reads
-- past it. By the hash of a resource: an address may be longer than what an index can hold.
CREATE INDEX access_of_publisher_to_resource
    ON access (publisher, hashtextextended(resource, 0), granted_at, grant_id);
CREATE INDEX access_of_payer_to_resource
    ON access (publisher, payer, hashtextextended(resource, 0), granted_at, grant_id);

-- For uses that are rare, or that nobody ever asked for: common ones are met soon enough in the order of time.
CREATE INDEX access_for_use ON access USING gin (uses);
CREATE INDEX usage_record_of_use_by_payer ON usage_record (publisher, payer, use, used_at, event_id);
