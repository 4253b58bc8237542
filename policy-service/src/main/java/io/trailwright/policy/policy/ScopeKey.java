package io.trailwright.policy.policy;

/** A workflow and action of a tenant for which a policy is sought. */
public record ScopeKey(String tenant, String workflow, String action) {}
