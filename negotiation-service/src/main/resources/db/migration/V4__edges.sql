-- Proxies of publishers that ask for decisions. Only the digest of their keys is kept.
create table edge (
    publisher  text        not null references publisher,
    edge       text        not null,
    name       text        not null,
    delivery   text        not null check (delivery in ('OBSERVED', 'UNOBSERVED')),
    sha256     bytea       not null unique check (length(sha256) = 32),
    created_at timestamptz not null,
    revoked_at timestamptz,
    primary key (publisher, edge)
);

grant select, insert, update on edge to "${applicationRole}";
