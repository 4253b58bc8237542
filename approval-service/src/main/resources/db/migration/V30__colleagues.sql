-- Reviewers whom this service has seen signed in, so that a review can be handed to one of them by name. Kept here
-- alone: it allows nothing, and who may decide is judged from the trail each time.
create table colleague (
    log text not null,
    iss text not null,
    sub text not null,
    name text not null,
    groups text not null,
    seen_at timestamptz not null,
    primary key (log, iss, sub)
);

create index colleague_lately on colleague (log, seen_at desc);

grant select, insert, update on colleague to ${runtimeRole};
