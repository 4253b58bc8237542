-- Versions of workflows and policies are written once: the runtime role may add and read, and do nothing else to them.

CREATE TABLE workflow_version (
    id            uuid        NOT NULL PRIMARY KEY,
    tenant        text        COLLATE "C" NOT NULL,
    workflow      text        COLLATE "C" NOT NULL,
    version       integer     NOT NULL CHECK (version >= 1), -- dense from 1
    digest        text        NOT NULL,                      -- of the document: sha256:<64 hex digits>
    document      text        NOT NULL,                      -- canonical JSON (RFC 8785)
    registered_at timestamptz NOT NULL,
    author_iss    text        NOT NULL,
    author_sub    text        NOT NULL,
    author_name   text,
    CONSTRAINT workflow_version_key UNIQUE (tenant, workflow, version)
);

CREATE TABLE policy_version (
    id            uuid        NOT NULL PRIMARY KEY,
    tenant        text        COLLATE "C" NOT NULL,
    policy        text        COLLATE "C" NOT NULL,
    version       integer     NOT NULL CHECK (version >= 1), -- dense from 1
    digest        text        NOT NULL,                      -- of the document: sha256:<64 hex digits>
    document      text        NOT NULL,                      -- canonical JSON (RFC 8785)
    published_at  timestamptz NOT NULL,
    author_iss    text        NOT NULL,
    author_sub    text        NOT NULL,
    author_name   text,
    CONSTRAINT policy_version_key UNIQUE (tenant, policy, version)
);

-- Which version is in force for a workflow and action ('*' stands for all): never two.
CREATE TABLE policy_scope (
    id       uuid    NOT NULL PRIMARY KEY,
    tenant   text    COLLATE "C" NOT NULL,
    workflow text    COLLATE "C" NOT NULL,
    action   text    COLLATE "C" NOT NULL,
    policy   text    COLLATE "C" NOT NULL,
    version  integer NOT NULL,
    digest   text    NOT NULL,
    CONSTRAINT policy_scope_key UNIQUE (tenant, workflow, action),
    CONSTRAINT policy_scope_version FOREIGN KEY (tenant, policy, version)
        REFERENCES policy_version (tenant, policy, version)
);
CREATE INDEX policy_scope_policy ON policy_scope (tenant, policy);

GRANT USAGE ON SCHEMA public TO ${runtimeRole};
GRANT SELECT, INSERT ON workflow_version, policy_version TO ${runtimeRole};
GRANT SELECT, INSERT, DELETE ON policy_scope TO ${runtimeRole};
