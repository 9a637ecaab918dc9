-- Lines of usage reports whose response id was signed by a key that was not known here when they came. They are tried
-- again whenever keys are read anew, and leave when they are taken or refused.
CREATE TABLE parked_record (
    event_id   uuid        PRIMARY KEY,
    publisher  text        NOT NULL,
    client     text        NOT NULL,
    report     text        NOT NULL,
    response   text        NOT NULL,
    agreement  text,
    usage      text        NOT NULL,
    quantity   integer     NOT NULL CHECK (quantity > 0),
    used_at    timestamptz NOT NULL,
    reference  text,
    record     text        NOT NULL,
    parked_at  timestamptz NOT NULL
);

CREATE INDEX parked_record_by_age ON parked_record (parked_at, event_id);
