-- What a person was last shown of a decision, and what before. Measured here: it cannot be rebuilt from the feed.
create table looked (
    log text not null,
    trail uuid not null,
    iss text not null,
    sub text not null,
    view text not null,
    seq bigint not null check (seq >= 0),
    first_shown timestamptz not null,
    last_shown timestamptz not null,
    earlier_view text,
    earlier_seq bigint,
    earlier_shown timestamptz,
    primary key (log, trail, iss, sub),
    check ((earlier_view is null) = (earlier_seq is null) and (earlier_view is null) = (earlier_shown is null))
);

-- Evidence that a person was shown whole or asked for, by the digest of its content. Not in the feed either.
create table document_opened (
    log text not null,
    trail uuid not null,
    iss text not null,
    sub text not null,
    digest text not null,
    opened_at timestamptz not null,
    primary key (log, trail, iss, sub, digest)
);

-- What people stated, for their own history and their team's figures. Derived from the ledger's feed.
create table stated (
    log text not null,
    trail uuid not null,
    seq bigint not null check (seq >= 0),
    iss text not null,
    sub text not null,
    name text not null,
    verdict text not null,
    at timestamptz not null,
    asked_at timestamptz,
    stands boolean not null,
    overruled boolean not null,
    seconds bigint,
    opened integer,
    documents integer not null,
    primary key (log, trail, seq)
);

create index stated_by_person on stated (log, sub, at desc);
create index stated_lately on stated (log, at desc);
create index review_alike on review (log, workflow, action, closed_at desc);

-- What people stated before this table was there comes with the feed, which is read once more from its start.
update feed_cursor set position = -1;

grant select, insert, update on looked, stated to ${runtimeRole};
grant select, insert on document_opened to ${runtimeRole};
