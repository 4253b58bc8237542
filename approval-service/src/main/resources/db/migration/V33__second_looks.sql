-- Approved decisions that were drawn to be looked at once more, and what was found. Kept here alone: it changes nothing of
-- the decision.
create table second_look (
    log text not null,
    trail uuid not null,
    drawn_at timestamptz not null,
    finding text check (finding in ('agree', 'disagree', 'unclear')),
    note text,
    iss text,
    sub text,
    name text,
    looked_at timestamptz,
    primary key (log, trail),
    foreign key (log, trail) references review (log, trail),
    check ((finding is null) = (looked_at is null) and (finding is null) = (sub is null))
);

create index second_look_waiting on second_look (log, drawn_at) where finding is null;

grant select, insert, update on second_look to ${runtimeRole};
