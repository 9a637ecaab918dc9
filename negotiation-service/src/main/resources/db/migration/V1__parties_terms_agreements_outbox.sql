-- Parties: rows that live; their whole state leaves through the outbox with each change.
create table publisher (
    publisher  text        primary key,
    name       text        not null,
    zone       text        not null,
    currency   text        not null,
    version    bigint      not null check (version > 0),
    changed_at timestamptz not null
);

create table origin (
    host      text primary key, -- one owner in the whole installation
    publisher text not null references publisher,
    origin    text not null,
    upstream  text not null,
    proof     text not null
);
create index origin_by_publisher on origin (publisher);

create table client (
    client     text        primary key,
    name       text        not null,
    version    bigint      not null check (version > 0),
    changed_at timestamptz not null
);

create table relationship (
    publisher  text        not null references publisher,
    client     text        not null references client,
    standing   text        not null check (standing in ('PENDING', 'APPROVED', 'SUSPENDED')),
    version    bigint      not null check (version > 0),
    changed_at timestamptz not null,
    primary key (publisher, client)
);

-- A key of a publisher, or of a client for one publisher. Only its digest is kept.
create table access_key (
    publisher  text        not null references publisher,
    key_id     text        not null,
    client     text,
    sha256     bytea       not null unique check (length(sha256) = 32),
    created_at timestamptz not null,
    revoked_at timestamptz,
    primary key (publisher, key_id),
    foreign key (publisher, client) references relationship
);

-- Immutable from here on.
create table terms (
    publisher    text        not null references publisher,
    version      bigint      not null check (version > 0),
    terms_hash   text        not null unique,
    valid_from   timestamptz not null,
    published_at timestamptz not null,
    canonical    text        not null, -- the whole document, private offers included
    published    text        not null, -- as everybody may see it
    primary key (publisher, version)
);

create table agreement (
    publisher    text        not null references publisher,
    agreement    text        not null unique,
    payer        text        not null,
    offer        text        not null,
    terms_hash   text        not null references terms (terms_hash),
    settlement   text        not null,
    concluded_at timestamptz not null,
    signed       text        not null,
    primary key (publisher, agreement)
);

create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception '% is never changed: a correction is a new row', tg_table_name using errcode = 'restrict_violation';
end $$;

create trigger terms_never_change before update or delete or truncate on terms
    for each statement execute function refuse_change();
create trigger agreement_never_changes before update or delete or truncate on agreement
    for each statement execute function refuse_change();

-- Events that are stored with the rows they speak of; a relay sends them in the order of their ids and removes them.
create table outbox (
    id         bigint      generated always as identity primary key,
    topic      text        not null,
    record_key bytea       not null,
    payload    bytea       not null,
    created_at timestamptz not null default now()
);

grant select, insert, update on publisher, origin, client, relationship, access_key to "${applicationRole}";
grant select, insert on terms, agreement to "${applicationRole}";
grant select, insert, delete on outbox to "${applicationRole}";
