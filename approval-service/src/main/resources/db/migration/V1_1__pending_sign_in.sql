-- Sign-ins under way, each for one statement. Not derived from the feed: a lost one is begun again by the person.
create table pending_sign_in (
    state text primary key,
    tenant text not null,
    iss text,
    sub text not null,
    statement text not null,
    verifier text not null,
    expires_at timestamptz not null
);

create index pending_sign_in_expiring on pending_sign_in (expires_at);

grant select, insert, delete on pending_sign_in to ${runtimeRole};
