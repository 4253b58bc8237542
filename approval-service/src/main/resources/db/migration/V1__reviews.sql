-- Everything here is derived from the ledger's feed and can be rebuilt from it.

-- How far the feed of a log has been taken in. Moves in the transaction of what is derived from it.
create table feed_cursor (
    log text primary key,
    position bigint not null check (position >= -1),
    moved_at timestamptz not null
);

-- Entries that could not be taken in. Quarantined ones were passed over after the configured number of tries.
create table feed_fault (
    log text not null,
    position bigint not null check (position >= 0),
    trail uuid,
    attempts integer not null check (attempts > 0),
    problem text not null,
    first_seen timestamptz not null,
    last_seen timestamptz not null,
    quarantined_at timestamptz,
    primary key (log, position)
);

-- The trail as recorded: exact header bytes, exact salts and bodies.
create table trail_entry (
    log text not null,
    position bigint not null check (position >= 0),
    trail uuid not null,
    seq bigint not null check (seq >= 0),
    header bytea not null,
    primary key (log, position),
    unique (log, trail, seq)
);

create table trail_part (
    log text not null,
    position bigint not null,
    name text not null,
    salt bytea,
    body bytea,
    primary key (log, position, name),
    foreign key (log, position) references trail_entry (log, position),
    check ((salt is null) = (body is null))
);

-- Trails with a hole: they cannot be shown faithfully, so nothing can be decided about them here.
create table trail_damage (
    log text not null,
    trail uuid not null,
    position bigint not null,
    problem text not null,
    primary key (log, trail, position)
);

-- What waits for people and what they decided.
create table review (
    log text not null,
    trail uuid not null,
    state text not null
        check (state in ('not-needed', 'wanted', 'open', 'paused', 'unreadable', 'lapsed', 'approved', 'rejected', 'expired')),
    summary text not null,
    workflow text not null,
    action text not null,
    tier text not null check (tier in ('low', 'medium', 'high')),
    tier_rank integer not null check (tier_rank between 0 and 2),
    subject text not null,
    head text not null,
    reasons text not null,
    approvals_needed integer not null,
    approvals_counted integer not null,
    opened_at timestamptz,
    expires_at timestamptz,
    closed_at timestamptz,
    primary key (log, trail)
);

create index review_waiting on review (log, state, tier_rank desc, expires_at, trail);
create index review_wanted on review (log, trail) where state = 'wanted';
create index review_expiring on review (expires_at) where state in ('wanted', 'open', 'lapsed');

create table review_group (
    log text not null,
    trail uuid not null,
    name text not null,
    primary key (log, trail, name),
    foreign key (log, trail) references review (log, trail)
);

create index review_group_name on review_group (log, name);

grant select, insert, update on feed_cursor, feed_fault, review to ${runtimeRole};
grant select, insert on trail_entry, trail_part to ${runtimeRole};
grant select, insert, delete on trail_damage, review_group to ${runtimeRole};
