-- Who is away, and who looks after their reviews meanwhile. It gives nobody any right: what is handed on is recorded in
-- the ledger, one review at a time, with the person's own sign-in.
create table absence (
    log text not null,
    iss text not null,
    sub text not null,
    name text not null,
    from_at timestamptz not null,
    until_at timestamptz not null check (until_at > from_at),
    to_sub text not null,
    to_name text not null,
    set_at timestamptz not null,
    primary key (log, iss, sub)
);

create index absence_now on absence (log, until_at);

grant select, insert, update, delete on absence to ${runtimeRole};
