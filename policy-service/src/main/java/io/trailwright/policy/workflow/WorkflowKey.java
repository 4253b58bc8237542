package io.trailwright.policy.workflow;

/** Names a workflow of a tenant. */
public record WorkflowKey(String tenant, String id) {}
