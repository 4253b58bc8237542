package io.trailwright.policy.workflow.db;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** A row of {@code workflow_version}. Written once. */
@Entity
@Immutable
@Table(name = "workflow_version")
@NullUnmarked
class WorkflowVersionEntity {

    @Id
    UUID id;

    String tenant;
    String workflow;
    int version;
    String digest;

    /** Canonical bytes of the registration, as text. */
    String document;

    @Column(name = "registered_at")
    Instant registeredAt;

    @Column(name = "author_iss")
    String authorIss;

    @Column(name = "author_sub")
    String authorSub;

    @Column(name = "author_name")
    @Nullable
    String authorName;
}
