-- What is to be told by webhook and by mail. Written in the transaction that takes the entry in, delivered afterwards, at
-- least once. The key keeps an entry that is taken in again from being told again.
create table notice (
    id uuid primary key,
    log text not null,
    trail uuid not null,
    event text not null,
    kind text not null check (kind in ('opened', 'escalated', 'handed-on', 'expiring', 'decided')),
    channel text not null check (channel in ('webhook', 'mail')),
    recipient text not null,
    tier text not null,
    state text not null,
    expires_at timestamptz,
    happened_at timestamptz not null,
    attempts integer not null default 0,
    next_at timestamptz not null,
    sent_at timestamptz,
    dead_at timestamptz,
    problem text,
    unique (log, trail, event, channel, recipient)
);

create index notice_due on notice (next_at) where sent_at is null and dead_at is null;
create index notice_dead on notice (dead_at) where dead_at is not null;

grant select, insert, update on notice to ${runtimeRole};
