package io.trailwright.approval.feed.db;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** How far a log has been taken in. */
@Entity
@Table(name = "feed_cursor")
class CursorRow {
    @Id
    String log;

    @Column(nullable = false)
    long position;

    @Column(name = "moved_at", nullable = false)
    Instant movedAt;
}
