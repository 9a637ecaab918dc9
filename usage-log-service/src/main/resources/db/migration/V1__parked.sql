-- Lines of usage reports whose response id was made with a key that was not known here when they came. They are tried
-- again whenever keys are read anew, and leave when they are taken or refused.
CREATE TABLE parked_record (
    number      bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    publisher   text        NOT NULL,
    client      text        NOT NULL,
    record_id   text        NOT NULL,
    response_id text        NOT NULL,
    agreement   text        NOT NULL,
    usage       text        NOT NULL,
    quantity    integer     NOT NULL CHECK (quantity > 0),
    used_at     timestamptz NOT NULL,
    reference   text,
    report      text        NOT NULL,
    parked_at   timestamptz NOT NULL DEFAULT now(),
    -- One name with other content is another line: which of them counts is decided where all of them are seen.
    UNIQUE NULLS NOT DISTINCT
        (publisher, client, record_id, response_id, agreement, usage, quantity, used_at, reference)
);
