package io.trailwright.access;

/** The roles that a token can carry, for use in {@code @RolesAllowed}. */
public final class Roles {

    /** Proposes decisions, adds evidence, asks for permits, reports changes: its own tenant's. */
    public static final String INTEGRATION = "integration";
    /** Redeems permits and reports what it did. */
    public static final String EXECUTOR = "executor";
    /** A person who may be asked to decide. */
    public static final String REVIEWER = "reviewer";
    /** Drafts policies. */
    public static final String POLICY_AUTHOR = "policy-author";
    /** Puts policies that somebody else drafted in force. */
    public static final String POLICY_APPROVER = "policy-approver";
    /** Reads everything of its tenant and writes nothing; every read is recorded. */
    public static final String AUDITOR = "auditor";
    /** Registers workflows and rosters, places holds, erases. */
    public static final String ADMIN = "admin";

    /** The ledger (ingest-service); asks policy for evaluations. */
    public static final String LEDGER_SERVICE = "ledger-service";
    /** The approval service; alone appends {@code review.*}. */
    public static final String APPROVAL_SERVICE = "approval-service";
    /** The reconstruction service; appends {@code trail.read} and nothing else. */
    public static final String RECONSTRUCTION_SERVICE = "reconstruction-service";
    /** The policy service. */
    public static final String POLICY_SERVICE = "policy-service";

    private Roles() {}
}
