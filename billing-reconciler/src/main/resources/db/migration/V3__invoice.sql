-- What was billed. Nothing issued ever changes.

CREATE TABLE invoice_counter (
    publisher   text   PRIMARY KEY,
    last_number bigint NOT NULL CHECK (last_number > 0)
);

-- document is the invoice as canonical JSON, as it is sent; sha256 is of its UTF-8.
CREATE TABLE invoice (
    invoice_id   text        PRIMARY KEY,
    publisher    text        NOT NULL,
    payer        text        NOT NULL,
    period_id    integer     NOT NULL REFERENCES period,
    asset        text        NOT NULL,
    sequence     bigint      NOT NULL,
    number       text        NOT NULL,
    issued_at    timestamptz NOT NULL,
    charged      bigint      NOT NULL,
    carried_in   bigint      NOT NULL,
    total        bigint      NOT NULL CHECK (total > 0),
    carried_out  bigint      NOT NULL,
    document     text        NOT NULL,
    sha256       bytea       NOT NULL,
    UNIQUE (publisher, sequence),
    UNIQUE (publisher, payer, period_id, asset),
    CHECK (charged + carried_in = total + carried_out)
);

-- line_id is absent on the line that brings the remainder of earlier invoices. exact adds up to charged + carried_in,
-- amount to total.
CREATE TABLE invoice_line (
    invoice_id      text        NOT NULL REFERENCES invoice,
    ordinal         integer     NOT NULL,
    line_id         bigint      REFERENCES rating_line,
    quantity        bigint,
    exact           bigint      NOT NULL,
    amount          bigint      NOT NULL,
    first_access_at timestamptz,
    last_access_at  timestamptz,
    PRIMARY KEY (invoice_id, ordinal),
    CHECK (num_nulls(line_id, quantity, first_access_at, last_access_at) IN (0, 4))
);

-- Events that left together with their rows; removed once the broker has them.
CREATE TABLE outbox (
    outbox_id    bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    topic        text   NOT NULL,
    record_key   bytea  NOT NULL,
    record_value bytea  NOT NULL
);

CREATE TRIGGER invoices_stay BEFORE UPDATE OR DELETE OR TRUNCATE ON invoice
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER invoice_lines_stay BEFORE UPDATE OR DELETE OR TRUNCATE ON invoice_line
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
