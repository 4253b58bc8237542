-- Reviews that wait for changes, and decisions that were taken back.
alter table review drop constraint review_state_check;
alter table review add constraint review_state_check
    check (state in ('not-needed', 'wanted', 'open', 'paused', 'unreadable', 'lapsed', 'approved', 'rejected', 'expired',
        'changes-requested', 'withdrawn'));

drop index review_expiring;
create index review_expiring on review (expires_at) where state in ('wanted', 'open', 'lapsed', 'changes-requested');

-- When the next step of the requirement's ladder is taken by itself.
alter table review add column escalates_at timestamptz;
create index review_escalating on review (escalates_at) where state = 'open';

-- Persons who may decide in a reviewer's stead. Derived from the ledger's feed, as the review is.
create table review_delegate (
    log text not null,
    trail uuid not null,
    iss text not null,
    sub text not null,
    until timestamptz not null,
    primary key (log, trail, iss, sub),
    foreign key (log, trail) references review (log, trail)
);

create index review_delegate_person on review_delegate (log, sub, iss);

-- Who is at a review at the moment. Kept here alone: it allows nothing, forbids nothing, and runs out by itself.
create table review_claim (
    log text not null,
    trail uuid not null,
    iss text not null,
    sub text not null,
    name text not null,
    claimed_at timestamptz not null,
    until timestamptz not null,
    primary key (log, trail)
);

grant select, insert, update on review_delegate to ${runtimeRole};
grant select, insert, update, delete on review_claim to ${runtimeRole};
