package io.trailwright.policy.policy;

/** Names a policy of a tenant. */
public record PolicyKey(String tenant, String id) {}
