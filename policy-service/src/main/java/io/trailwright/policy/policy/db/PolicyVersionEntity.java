package io.trailwright.policy.policy.db;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** A row of {@code policy_version}. Written once. */
@Entity
@Immutable
@Table(name = "policy_version")
@NullUnmarked
class PolicyVersionEntity {

    @Id
    UUID id;

    String tenant;
    String policy;
    int version;
    String digest;

    /** Canonical bytes of the document, as text. */
    String document;

    @Column(name = "published_at")
    Instant publishedAt;

    @Column(name = "author_iss")
    String authorIss;

    @Column(name = "author_sub")
    String authorSub;

    @Column(name = "author_name")
    @Nullable
    String authorName;
}
