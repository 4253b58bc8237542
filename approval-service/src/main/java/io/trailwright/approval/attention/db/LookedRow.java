package io.trailwright.approval.attention.db;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a person was last shown of a decision. */
@Entity
@Table(name = "looked")
@IdClass(LookedRow.Key.class)
class LookedRow {
    record Key(String log, UUID trail, String iss, String sub) implements Serializable {}

    @Id
    String log;

    @Id
    UUID trail;

    @Id
    String iss;

    @Id
    String sub;

    @Column(nullable = false)
    String view;

    @Column(nullable = false)
    long seq;

    @Column(name = "first_shown", nullable = false)
    Instant firstShown;

    @Column(name = "last_shown", nullable = false)
    Instant lastShown;

    @Column(name = "earlier_view")
    @Nullable
    String earlierView;

    @Column(name = "earlier_seq")
    @Nullable
    Long earlierSeq;

    @Column(name = "earlier_shown")
    @Nullable
    Instant earlierShown;
}
