package io.trailwright.approval.claim.db;

import io.trailwright.approval.claim.Claim;
import io.trailwright.core.trail.Person;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Somebody at a review. */
@Entity
@Table(name = "review_claim")
@IdClass(ClaimKey.class)
class ClaimRow {
    @Id
    String log;

    @Id
    UUID trail;

    @Column(nullable = false)
    String iss;

    @Column(nullable = false)
    String sub;

    @Column(nullable = false)
    String name;

    @Column(name = "claimed_at", nullable = false)
    Instant claimedAt;

    @Column(nullable = false)
    Instant until;

    Claim read() {
        return new Claim(log, trail, new Person(Optional.of(iss), sub, Optional.of(name)), name, claimedAt, until);
    }
}
