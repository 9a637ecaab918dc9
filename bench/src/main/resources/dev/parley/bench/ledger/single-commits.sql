-- Books that are kept one event at a time.

CREATE TABLE event (
    event_id    uuid        PRIMARY KEY,
    publisher   text        NOT NULL,
    payer       text        NOT NULL,
    agreement   text        NOT NULL,
    occurred_at timestamptz NOT NULL,
    resource    text        NOT NULL,
    digest      bytea       NOT NULL
);

CREATE TABLE entry (
    entry_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    event_id uuid   NOT NULL
);

CREATE TABLE posting (
    entry_id   bigint  NOT NULL,
    account_id integer NOT NULL,
    amount     bigint  NOT NULL,
    PRIMARY KEY (entry_id, account_id)
);

CREATE TABLE balance (
    account_id integer PRIMARY KEY,
    amount     bigint  NOT NULL
) WITH (fillfactor = 50);

CREATE TABLE position (
    partition   integer PRIMARY KEY,
    next_offset bigint  NOT NULL
) WITH (fillfactor = 50);

INSERT INTO balance SELECT account_id, 0 FROM generate_series(0, 31) AS account (account_id);
INSERT INTO position SELECT partition, 0 FROM generate_series(0, 15) AS partition (partition);
