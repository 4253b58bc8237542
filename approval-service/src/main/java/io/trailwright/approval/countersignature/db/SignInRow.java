package io.trailwright.approval.countersignature.db;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A sign-in under way. */
@Entity
@Table(name = "pending_sign_in")
class SignInRow {
    @Id
    String state;

    @Column(nullable = false)
    String tenant;

    @Nullable
    String iss;

    @Column(nullable = false)
    String sub;

    /** Canonical JSON: its digest is what the provider signs. */
    @Column(nullable = false)
    String statement;

    @Column(nullable = false)
    String verifier;

    @Column(name = "expires_at", nullable = false)
    Instant expiresAt;
}
