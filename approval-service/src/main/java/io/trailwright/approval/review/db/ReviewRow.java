package io.trailwright.approval.review.db;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One line of the queue. */
@Entity
@Table(name = "review")
@IdClass(ReviewKey.class)
class ReviewRow {
    @Id
    String log;

    @Id
    UUID trail;

    @Column(nullable = false)
    String state;

    @Column(nullable = false)
    String summary;

    @Column(nullable = false)
    String workflow;

    @Column(nullable = false)
    String action;

    @Column(nullable = false)
    String tier;

    @Column(name = "tier_rank", nullable = false)
    int tierRank;

    @Column(nullable = false)
    String subject;

    @Column(nullable = false)
    String head;

    /** A JSON array of strings. */
    @Column(nullable = false)
    String reasons;

    @Column(name = "approvals_needed", nullable = false)
    int approvalsNeeded;

    @Column(name = "approvals_counted", nullable = false)
    int approvalsCounted;

    @Column(name = "opened_at")
    @Nullable
    Instant openedAt;

    @Column(name = "expires_at")
    @Nullable
    Instant expiresAt;

    @Column(name = "closed_at")
    @Nullable
    Instant closedAt;

    /** When the next step of the ladder is taken by itself. */
    @Column(name = "escalates_at")
    @Nullable
    Instant escalatesAt;
}
