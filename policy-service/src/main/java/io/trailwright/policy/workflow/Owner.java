package io.trailwright.policy.workflow;

/**
 * The person who answers for a workflow.
 *
 * @param iss issuer of the person's identity
 * @param sub stable id of the person at the issuer; with {@code iss} the identity
 * @param name for display only
 */
public record Owner(String iss, String sub, String name) {}
