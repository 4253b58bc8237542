-- Reviews that are over because the action was let run in an emergency, and was.
alter table review drop constraint review_state_check;
alter table review add constraint review_state_check
    check (state in ('not-needed', 'wanted', 'open', 'paused', 'unreadable', 'lapsed', 'approved', 'rejected', 'expired',
        'changes-requested', 'withdrawn', 'broken-glass'));

-- The review that has to follow a break-glass. Derived from the ledger's feed, as the review is.
create table later_review (
    log text not null,
    trail uuid not null,
    broken_at timestamptz not null,
    due_at timestamptz not null,
    closed_at timestamptz,
    sub text not null, -- of whoever broke the glass: they cannot close it
    name text not null,
    primary key (log, trail),
    foreign key (log, trail) references review (log, trail)
);

create index later_review_open on later_review (log, due_at) where closed_at is null;

grant select, insert, update on later_review to ${runtimeRole};
