package io.trailwright.reconstruction.account;

import io.trailwright.core.entry.EntryKind;

/** Which teller tells which kind of entry. */
final class Tellers {
    private static final Teller PROPOSAL = new ProposalTeller();
    private static final Teller EVIDENCE = new EvidenceTeller();
    private static final Teller EVALUATION = new EvaluationTeller();
    private static final Teller REVIEW_OPENED = new ReviewOpenedTeller();
    private static final Teller REVIEW = new ReviewTeller();
    private static final Teller HANDOVER = new HandoverTeller();
    private static final Teller PERMIT = new PermitTeller();
    private static final Teller CHANGE = new ChangeTeller();
    private static final Teller NOTE = new NoteTeller();

    private Tellers() {}

    static Teller of(EntryKind kind) {
        return switch (kind) {
            case DECISION_PROPOSED -> PROPOSAL;
            case EVIDENCE_ADDED -> EVIDENCE;
            case POLICY_EVALUATED -> EVALUATION;
            case REVIEW_OPENED -> REVIEW_OPENED;
            case REVIEW_DECIDED -> REVIEW;
            case PERMIT_ISSUED, PERMIT_REDEEMED -> PERMIT;
            case CHANGE_REPORTED -> CHANGE;
            case REVIEW_DELEGATED, REVIEW_ESCALATED -> HANDOVER;
            case NOTE_ADDED, HOLD_PLACED, HOLD_RELEASED, PART_ERASED, TRAIL_READ -> NOTE;
        };
    }
}
