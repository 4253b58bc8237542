-- A copy of every log, as the feed handed it out, and what is derived from it. All of it can be dropped and is then
-- rebuilt from the feed.

-- How far each log has been followed. Moves in the same transaction as everything that it stands for.
CREATE TABLE feed_position (
    log      text   PRIMARY KEY,
    next     bigint NOT NULL CHECK (next >= 0),
    frontier bytea
);

CREATE TABLE entry (
    log       text        NOT NULL,
    index     bigint      NOT NULL CHECK (index >= 0),
    trail     uuid        NOT NULL,
    seq       bigint      NOT NULL CHECK (seq >= 0),
    header    bytea       NOT NULL,
    leaf_hash bytea       NOT NULL CHECK (octet_length(leaf_hash) = 32),
    PRIMARY KEY (log, index),
    UNIQUE (log, trail, seq)
);

-- Salt and body are both there, or both erased.
CREATE TABLE part (
    log   text   NOT NULL,
    index bigint NOT NULL,
    name  text   NOT NULL,
    salt  bytea,
    body  bytea,
    PRIMARY KEY (log, index, name),
    FOREIGN KEY (log, index) REFERENCES entry (log, index),
    CHECK ((salt IS NULL) = (body IS NULL))
);

-- What was handed out and is no entry, or contradicts what is here already. Never dropped silently.
CREATE TABLE quarantine (
    log    text        NOT NULL,
    index  bigint      NOT NULL,
    raw    text        NOT NULL,
    reason text        NOT NULL,
    at     timestamptz NOT NULL,
    PRIMARY KEY (log, index)
);

-- One line for each trail, for the list.
CREATE TABLE trail (
    log        text        NOT NULL,
    id         uuid        NOT NULL,
    workflow   text        NOT NULL,
    summary    text        NOT NULL,
    tier       text        NOT NULL,
    verdict    text        NOT NULL,
    entries    integer     NOT NULL,
    first_at   timestamptz NOT NULL,
    last_at    timestamptz NOT NULL,
    expires_at timestamptz,
    PRIMARY KEY (log, id)
);

-- The last checkpoint of each log that was verified here: every later one must continue it.
CREATE TABLE seen_checkpoint (
    log  text   PRIMARY KEY,
    size bigint NOT NULL CHECK (size >= 0),
    root bytea  NOT NULL CHECK (octet_length(root) = 32),
    note text   NOT NULL
);

GRANT SELECT, INSERT, UPDATE ON feed_position, trail, seen_checkpoint TO ${runtimeRole};
GRANT SELECT, INSERT ON entry, quarantine TO ${runtimeRole};
GRANT SELECT, INSERT ON part TO ${runtimeRole};
GRANT UPDATE (salt, body) ON part TO ${runtimeRole};
