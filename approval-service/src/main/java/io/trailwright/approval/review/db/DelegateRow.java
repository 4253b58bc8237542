package io.trailwright.approval.review.db;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A person who may decide in a reviewer's stead. */
@Entity
@Table(name = "review_delegate")
@IdClass(DelegateKey.class)
class DelegateRow {
    @Id
    String log;

    @Id
    UUID trail;

    @Id
    String iss;

    @Id
    String sub;

    /** From then on they may not. */
    @Column(nullable = false)
    Instant until;
}
