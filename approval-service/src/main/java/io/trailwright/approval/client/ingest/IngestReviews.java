package io.trailwright.approval.client.ingest;

import io.smallrye.mutiny.Uni;
import io.trailwright.approval.review.ReviewLedger;
import io.trailwright.core.entry.Digest;
import io.trailwright.core.trail.Delegation;
import io.trailwright.core.trail.Escalation;
import io.trailwright.core.trail.Statement;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

/**
 * Appends over HTTP. One try in ten seconds and, where no answer came, one more with the same key, which cannot be
 * recorded twice. Only an acknowledgement counts as one.
 */
@ApplicationScoped
class IngestReviews implements ReviewLedger {
    private static final Logger LOG = Logger.getLogger(IngestReviews.class);

    private final IngestReviewApi api;

    IngestReviews(@RestClient IngestReviewApi api) {
        this.api = api;
    }

    @Override
    public Uni<Appended> opened(UUID decision, String key, Digest head, Opening opening) {
        return append(decision, key, ReviewEventDoc.opened(head, opening));
    }

    @Override
    public Uni<Appended> decided(UUID decision, String key, Digest head, Statement statement, Proof proof) {
        return append(decision, key, ReviewEventDoc.decided(head, statement, proof));
    }

    @Override
    public Uni<Appended> expired(UUID decision, String key, Digest head, Statement statement) {
        return append(decision, key, ReviewEventDoc.expired(head, statement));
    }

    @Override
    public Uni<Appended> delegated(UUID decision, String key, Digest head, Delegation delegation, String personToken) {
        return append(decision, key, ReviewEventDoc.delegated(head, delegation, personToken));
    }

    @Override
    public Uni<Appended> escalated(
            UUID decision, String key, Digest head, Escalation escalation, Optional<String> personToken) {
        return append(decision, key, ReviewEventDoc.escalated(head, escalation, personToken));
    }

    private Uni<Appended> append(UUID decision, String key, ReviewEventDoc event) {
        return api.append(decision, key, event)
                .onFailure(IngestReviews::noAnswer)
                .retry()
                .atMost(1)
                .<Appended>map(doc -> new Recorded(doc.receipt().receipt()))
                .onFailure()
                .recoverWithItem(failure -> meaning(decision, event, failure));
    }

    private static boolean noAnswer(Throwable failure) {
        return !(failure instanceof WebApplicationException answer)
                || answer.getResponse().getStatus() >= 500;
    }

    private static Appended meaning(UUID decision, ReviewEventDoc event, Throwable failure) {
        if (!(failure instanceof WebApplicationException answer)) {
            LOG.warnf("%s of %s: the ledger gave no answer: %s", event.event(), decision, failure.getMessage());
            return new Unknown("the ledger gave no answer");
        }
        int status = answer.getResponse().getStatus();
        var problem = ProblemDoc.of(answer);
        return switch (problem.slug()) {
            case "trail-moved" -> new TrailMoved();
            case "statement-stale" -> new Stale();
            case "review-closed", "review-open", "not-expired" -> new Closed(problem.sentence());
            case "idempotency-key-reused" -> new KeyUsed();
            case "person-required" -> new PersonRefused(problem.sentence());
            case "sign-in-insufficient" -> new SignInRefused(problem.sentence());
            case "delegation-refused", "escalation-refused" -> new HandoverRefused(problem.sentence());
            case "not-qualified", "training-unreadable" -> new NotQualified(problem.sentence());
            case "not-eligible" -> new NotEligible(problem.sentence());
            default -> {
                LOG.warnf("%s of %s: the ledger answered %d %s", event.event(), decision, status, problem.sentence());
                yield new Unknown("the ledger answered " + status);
            }
        };
    }
}
