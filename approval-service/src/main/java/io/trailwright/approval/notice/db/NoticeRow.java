package io.trailwright.approval.notice.db;

import io.trailwright.approval.notice.Notice;
import io.trailwright.approval.notice.NoticeKind;
import io.trailwright.core.trail.Tier;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One notice, and what became of it. */
@Entity
@Table(name = "notice")
class NoticeRow {
    @Id
    UUID id;

    @Column(nullable = false)
    String log;

    @Column(nullable = false)
    UUID trail;

    @Column(nullable = false)
    String event;

    @Column(nullable = false)
    String kind;

    @Column(nullable = false)
    String channel;

    @Column(nullable = false)
    String recipient;

    @Column(nullable = false)
    String tier;

    @Column(nullable = false)
    String state;

    @Column(name = "expires_at")
    @Nullable
    Instant expiresAt;

    @Column(name = "happened_at", nullable = false)
    Instant happenedAt;

    @Column(nullable = false)
    int attempts;

    @Column(name = "next_at", nullable = false)
    Instant nextAt;

    @Column(name = "sent_at")
    @Nullable
    Instant sentAt;

    @Column(name = "dead_at")
    @Nullable
    Instant deadAt;

    @Nullable
    String problem;

    Notice read() {
        return new Notice(
                id,
                log,
                trail,
                event,
                NoticeKind.of(kind),
                Notice.Channel.valueOf(channel.toUpperCase(Locale.ROOT)),
                recipient,
                Tier.of(tier),
                state,
                Optional.ofNullable(expiresAt),
                happenedAt,
                attempts);
    }
}
