-- What was granted under an idempotency key, kept for a day.
create table access_repeat (
    publisher      text        not null,
    client         text        not null,
    key            text        not null,
    fingerprint    text        not null,
    -- Tells the claim that is being answered from one made after it was given up as lost.
    ticket         uuid        not null,
    claimed_until  timestamptz not null,
    expires_at     timestamptz not null,
    -- The grant as it was numbered and encoded; absent while the request is being answered.
    grant_id       uuid,
    partition      integer,
    sequence       bigint,
    event_key      bytea,
    event          bytea,
    primary key (publisher, client, key)
);
create index access_repeat_expires_at on access_repeat (expires_at);

-- Voids that the stream has not acknowledged yet.
create table pending_void (
    grant_id   uuid        primary key,
    partition  integer     not null,
    sequence   bigint      not null,
    event_key  bytea       not null,
    event      bytea       not null,
    kept_at    timestamptz not null default now()
);

grant select, insert, update, delete on access_repeat to "${applicationRole}";
grant select, insert, delete on pending_void to "${applicationRole}";
