package io.trailwright.policy.policy.db;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.NullUnmarked;

/** A row of {@code policy_scope}: which version of which policy is in force for a workflow and action. */
@Entity
@Immutable
@Table(name = "policy_scope")
@NullUnmarked
class PolicyScopeEntity {

    @Id
    UUID id;

    String tenant;
    String workflow;
    String action;
    String policy;
    int version;
    String digest;
}
