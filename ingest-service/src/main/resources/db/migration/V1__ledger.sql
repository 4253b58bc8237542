-- The ledger. Every key begins with the log (the tenant), so that the tables can be distributed by it. No sequences,
-- triggers, advisory locks or notifications: positions come from the locked row of log_head, in the batch's transaction.

-- One row a log: the only row that is ever updated. Whoever holds its lock is the log's sequencer.
CREATE TABLE log_head (
    log        text   NOT NULL PRIMARY KEY,
    size       bigint NOT NULL CHECK (size >= 0),
    frontier   bytea  NOT NULL,                     -- compact range of the tree of this size
    last_at    bigint NOT NULL,                     -- time of the newest entry: microseconds since 1970, UTC
    checkpoint text   NOT NULL                      -- signed note of this size; empty while the log is empty
) WITH (fillfactor = 50);

CREATE TABLE entry (
    log       text   NOT NULL,
    idx       bigint NOT NULL CHECK (idx >= 0),     -- position in the log, dense from 0
    trail     uuid   NOT NULL,
    seq       bigint NOT NULL CHECK (seq >= 0),     -- position in the trail, dense from 0
    kind      text   NOT NULL,
    at        bigint NOT NULL,                      -- microseconds since 1970, UTC; strictly increasing in a log
    header    bytea  NOT NULL,                      -- the exact bytes that were hashed
    leaf_hash bytea  NOT NULL CHECK (octet_length(leaf_hash) = 32),
    PRIMARY KEY (log, idx),
    CONSTRAINT entry_trail UNIQUE (log, trail, seq)
) WITH (toast_tuple_target = 8160);
ALTER TABLE entry ALTER COLUMN header SET STORAGE EXTERNAL;

-- A permit is redeemed once: whatever the services believe, the second redemption of a trail cannot be stored.
CREATE UNIQUE INDEX entry_redeemed ON entry (log, trail) WHERE kind = 'permit.redeemed';

-- Content and salts, apart from the hashed headers: these rows can be erased and the tree still verifies.
CREATE TABLE part (
    log  text   NOT NULL,
    idx  bigint NOT NULL,
    name text   NOT NULL,
    salt bytea  NOT NULL CHECK (octet_length(salt) = 32),
    body bytea  NOT NULL,
    PRIMARY KEY (log, idx, name)
) WITH (toast_tuple_target = 8160);
ALTER TABLE part ALTER COLUMN body SET STORAGE EXTERNAL;

-- Evaluations that policy could not answer; few for ever. From here they are found and evaluated again.
CREATE INDEX part_degraded ON part (log, idx) WHERE name = 'degraded';

-- Full tiles of the tree (C2SP tlog-tiles): 256 hashes each. What is not in a full tile is in entry or one level below.
CREATE TABLE tile (
    log   text     NOT NULL,
    level smallint NOT NULL CHECK (level >= 0),
    n     bigint   NOT NULL CHECK (n >= 0),
    bytes bytea    NOT NULL CHECK (octet_length(bytes) = 8192),
    root  bytea    NOT NULL CHECK (octet_length(root) = 32), -- hash of the subtree that the tile covers
    PRIMARY KEY (log, level, n)
) WITH (toast_tuple_target = 8160);
ALTER TABLE tile ALTER COLUMN bytes SET STORAGE EXTERNAL;

-- One signed note a batch.
CREATE TABLE checkpoint (
    log  text   NOT NULL,
    size bigint NOT NULL CHECK (size > 0),
    note text   NOT NULL,
    PRIMARY KEY (log, size)
);

-- What a key gave: enough to make the same receipt again, byte for byte.
CREATE TABLE idempotency (
    log       text    NOT NULL,
    client    text    NOT NULL,
    route     text    NOT NULL,
    key       text    NOT NULL,
    body      bytea   NOT NULL CHECK (octet_length(body) = 32),
    trail     uuid    NOT NULL,
    first_idx bigint  NOT NULL,
    entries   integer NOT NULL CHECK (entries > 0),
    size      bigint  NOT NULL,                     -- of the tree that the batch made
    PRIMARY KEY (log, client, route, key)
);

-- The service adds and reads. It cannot change or remove what was recorded.
GRANT USAGE ON SCHEMA public TO ${runtimeRole};
GRANT SELECT, INSERT ON entry, part, tile, checkpoint, idempotency TO ${runtimeRole};
GRANT SELECT, INSERT, UPDATE ON log_head TO ${runtimeRole};
