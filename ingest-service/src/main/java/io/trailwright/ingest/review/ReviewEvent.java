package io.trailwright.ingest.review;

import io.trailwright.core.entry.Digest;
import io.trailwright.core.trail.Delegation;
import io.trailwright.core.trail.Escalation;
import io.trailwright.core.trail.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What the approval service asks to append. Each names the trail's head that it has seen. */
public sealed interface ReviewEvent {
    Digest head();

    /** The content that it is about. */
    Digest subject();

    /** People were asked. */
    record Opened(Digest head, Digest subject, List<String> groups, int approvals, Instant expiresAt)
            implements ReviewEvent {
        public Opened {
            groups = List.copyOf(groups);
        }
    }

    /**
     * A person decided.
     *
     * @param personToken the access token that proves who; it is verified here and never recorded
     * @param idToken the identity provider's signature over the statement; recorded, once it is found to hold
     */
    record Decided(Digest head, Statement statement, String personToken, Optional<String> idToken)
            implements ReviewEvent {
        @Override
        public Digest subject() {
            return statement.subject();
        }

        /** Without the token. */
        @Override
        public String toString() {
            return "Decided[" + head + ", " + statement + "]";
        }
    }

    /** The time limit has passed. */
    record Expired(Digest head, Statement statement) implements ReviewEvent {
        @Override
        public Digest subject() {
            return statement.subject();
        }
    }

    /**
     * A person handed the decision on.
     *
     * @param personToken the access token that proves who; it is verified here and never recorded
     */
    record Delegated(Digest head, Delegation delegation, String personToken) implements ReviewEvent {
        @Override
        public Digest subject() {
            return delegation.subject();
        }

        /** Without the token. */
        @Override
        public String toString() {
            return "Delegated[" + head + ", " + delegation + "]";
        }
    }

    /**
     * Who comes next on the requirement's ladder is asked too.
     *
     * @param personToken of the person who asks them; empty when the time of the step has come
     */
    record Escalated(Digest head, Escalation escalation, Optional<String> personToken) implements ReviewEvent {
        @Override
        public Digest subject() {
            return escalation.subject();
        }

        /** Without the token. */
        @Override
        public String toString() {
            return "Escalated[" + head + ", " + escalation + "]";
        }
    }
}
