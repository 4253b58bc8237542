-- What witnesses have said to checkpoints (C2SP tlog-cosignature): one line of a signed note each. Added, never changed.
CREATE TABLE cosignature (
    log     text   NOT NULL,
    size    bigint NOT NULL CHECK (size > 0),
    witness text   NOT NULL,                        -- name of the witness's key and, after a plus, its id
    line    text   NOT NULL,                        -- signature line, without its newline
    PRIMARY KEY (log, size, witness)
);

GRANT SELECT, INSERT ON cosignature TO ${runtimeRole};
