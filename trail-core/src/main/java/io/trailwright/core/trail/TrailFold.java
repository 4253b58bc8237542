package io.trailwright.core.trail;

import io.trailwright.core.entry.Digest;
import io.trailwright.core.entry.Entry;
import io.trailwright.core.entry.EntryKind;
import io.trailwright.core.json.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Accumulates a trail entry by entry. Not thread-safe; lives for one fold. */
final class TrailFold {
    private static final Evaluation NOT_YET = new Evaluation.Undetermined("not-evaluated");

    private @Nullable Entry last;
    private @Nullable Entry content;
    private Optional<Action> action = Optional.empty();
    private Evaluation evaluation = NOT_YET;
    private Optional<Person> proposer = Optional.empty();
    private final List<Person> requesters = new ArrayList<>();
    private final List<Person> suppliers = new ArrayList<>();
    private final List<Person> recused = new ArrayList<>();
    private final Set<Digest> evidence = new HashSet<>();
    private boolean reviewOpened;
    private final List<Review> reviews = new ArrayList<>();
    private final List<Review> approvals = new ArrayList<>();
    private Optional<Instant> deadline = Optional.empty();
    private Optional<Verdict> terminal = Optional.empty();
    private final ReviewFold review = new ReviewFold();
    private final PermitFold permits = new PermitFold();
    private final BreakGlassFold glass = new BreakGlassFold();

    void add(Entry entry) {
        requireNext(entry);
        var at = entry.header().at();
        terminal = Optional.of(verdict(at)).filter(Verdict::terminal);
        switch (entry.header().kind()) {
            case DECISION_PROPOSED -> proposed(entry);
            case EVIDENCE_ADDED -> contentChanged(entry);
            case POLICY_EVALUATED -> evaluated(entry);
            case REVIEW_OPENED -> opened(at);
            case REVIEW_DELEGATED ->
                entry.json("delegation")
                        .map(Delegation::read)
                        .ifPresent(it -> review.delegated(
                                entry, it, elsewhere(entry, it.decision(), it.subject()), eligibility(at)));
            case REVIEW_ESCALATED ->
                entry.json("escalation")
                        .map(Escalation::read)
                        .ifPresent(it -> review.escalated(
                                entry, it, elsewhere(entry, it.decision(), it.subject()), eligibility(at)));
            case REVIEW_DECIDED -> entry.json("statement").ifPresent(statement -> decided(entry, statement));
            case PERMIT_ISSUED -> permits.issued(entry, verdict(at), glass.limit(reviewVerdict(at)));
            case PERMIT_REDEEMED -> redeemed(entry, at);
            case CHANGE_REPORTED -> permits.changed(entry, action);
            case NOTE_ADDED, HOLD_PLACED, HOLD_RELEASED, PART_ERASED, TRAIL_READ -> {
                // Facts about the trail that do not move the decision.
            }
        }
        last = entry;
    }

    TrailState at(Instant now) {
        if (last == null || content == null) {
            throw new IllegalArgumentException("a trail has at least its proposal");
        }
        return new TrailState(
                last.header().trail(),
                last.leafHash(),
                last.header().seq(),
                last.index(),
                content.leafHash(),
                content.header().seq(),
                action,
                evaluation,
                participants(),
                reviewOpened,
                reviews,
                approvals,
                review.progress(),
                evidence,
                glass.broken(),
                deadline,
                permits.at(now),
                permits.changes(),
                glass.with(permits.violations(), now),
                reviewVerdict(now),
                verdict(now));
    }

    private void requireNext(Entry entry) {
        var header = entry.header();
        long wanted = last == null ? 0 : last.header().seq() + 1;
        boolean sameTrail = last == null || header.trail().equals(last.header().trail());
        if (header.seq() != wanted || !sameTrail) {
            throw new IllegalArgumentException("entry " + header.seq() + " of trail " + header.trail()
                    + " stands where entry " + wanted + " is expected");
        }
        if (last == null && header.kind() != EntryKind.DECISION_PROPOSED) {
            throw new IllegalArgumentException("a trail starts with its proposal, not with "
                    + header.kind().wire());
        }
    }

    private void proposed(Entry entry) {
        action = entry.json("action").map(Action::read);
        proposer = entry.json("actor").map(Person::read);
        proposer.ifPresent(requesters::add);
        entry.json("request")
                .flatMap(request -> request.optObject("requestedBy"))
                .map(Person::read)
                .ifPresent(requesters::add);
        contentChanged(entry);
    }

    private void opened(Instant at) {
        reviewOpened = true;
        review.opened(at);
    }

    /** Whatever was approved before was another content. */
    private void contentChanged(Entry entry) {
        content = entry;
        entry.json("actor").map(Person::read).ifPresent(suppliers::add);
        EvidenceDigests.of(entry).forEach(evidence::add);
        evaluation = NOT_YET;
        deadline = Optional.empty();
        review.contentChanged();
        resetReview();
    }

    private void evaluated(Entry entry) {
        evaluation = entry.json("evaluation").map(Evaluation::read).orElse(new Evaluation.Undetermined("erased"));
        deadline = requirement()
                .filter(requirement -> requirement.approvals() > 0)
                .map(requirement -> entry.header().at().plus(requirement.timeLimit()));
        resetReview();
    }

    private void resetReview() {
        glass.over();
        reviewOpened = false;
        approvals.clear();
        review.restart(requirement());
    }

    private void decided(Entry entry, Json.Obj json) {
        var statement = Statement.read(json);
        var reviewer = entry.json("reviewer").map(Reviewer::read);
        var ignored = whyIgnored(entry, statement, reviewer);
        var stated = new Review(
                entry.header().seq(), entry.leafHash(), entry.header().at(), statement, reviewer, ignored);
        reviews.add(stated);
        if (stated.counts()) {
            switch (statement.outcome()) {
                case APPROVED -> approved(stated);
                case BREAK_GLASS ->
                    glass.broken(stated, eligibility(stated.at()).orElseThrow());
                case RECUSED -> recused.add(stated.reviewer().orElseThrow().person());
                case UPHELD, NOT_UPHELD -> glass.closed(stated);
                case CHANGES_REQUESTED -> review.changesRequested(stated);
                case REJECTED, WITHDRAWN -> terminal = Optional.of(Verdict.REJECTED);
                case EXPIRED -> terminal = Optional.of(Verdict.EXPIRED);
            }
        }
    }

    private void approved(Review stated) {
        approvals.add(stated);
        review.approved(eligibility(stated.at())
                .orElseThrow()
                .approver(stated.reviewer().orElseThrow()));
    }

    private Optional<String> whyIgnored(Entry entry, Statement statement, Optional<Reviewer> reviewer) {
        if (statement.outcome() == Statement.Outcome.EXPIRED) {
            boolean lapsed = verdict(entry.header().at()) == Verdict.EXPIRED;
            return lapsed ? Optional.empty() : Optional.of("the time limit had not passed");
        }
        if (statement.outcome().finding()) {
            return whyNoFinding(entry, statement, reviewer);
        }
        var over = terminal.or(() -> Optional.of(reviewVerdict(entry.header().at()))
                .filter(Verdict::terminal)
                .filter(past -> statement.outcome() != Statement.Outcome.WITHDRAWN));
        if (over.isPresent()) {
            return Optional.of("the decision was already " + over.get().wire());
        }
        if (!statement.decision().equals(entry.header().trail())
                || !subject().equals(Optional.of(statement.subject()))) {
            return Optional.of("it states another content than the current one");
        }
        if (statement.outcome() == Statement.Outcome.WITHDRAWN) {
            return whyNotWithdrawn(entry);
        }
        if (requirement().isEmpty()) {
            return Optional.of("policy had not decided");
        }
        if (reviewer.isEmpty()) {
            return Optional.of("no reviewer is on record");
        }
        if (glass.used()) {
            return Optional.of("the permit had been redeemed");
        }
        return unlike(entry, statement.outcome())
                .or(() -> ineligible(entry, statement, reviewer.get()))
                .or(() -> unqualified(
                        entry, statement, reviewer.get(), requirement().get()))
                .or(() -> notSignedIn(
                        entry, statement, reviewer.get(), requirement().get().signIn()));
    }

    private Optional<String> unqualified(Entry entry, Statement statement, Reviewer reviewer, Requirement wanted) {
        return QualificationCheck.check(
                        wanted, reviewer, statement, evidence, entry.header().at())
                .map(QualificationCheck.Lacking::detail);
    }

    /** What a break-glass demands of the trail, beside what it demands of the person. */
    private Optional<String> unlike(Entry entry, Statement.Outcome outcome) {
        if (outcome != Statement.Outcome.BREAK_GLASS) {
            return Optional.empty();
        }
        if (permits.spent()) {
            return Optional.of("the permit had been redeemed");
        }
        return reviewVerdict(entry.header().at()) == Verdict.REVIEW_REQUIRED
                ? Optional.empty()
                : Optional.of("the decision was not waiting for review");
    }

    private Optional<String> ineligible(Entry entry, Statement statement, Reviewer reviewer) {
        var rules = eligibility(entry.header().at()).orElseThrow();
        var reason = statement.outcome() == Statement.Outcome.BREAK_GLASS
                ? rules.breakGlass(reviewer, glass.broken().isPresent())
                : rules.check(reviewer, statement.outcome());
        return reason.map(why -> "the reviewer " + why.sentence());
    }

    private Optional<String> whyNoFinding(Entry entry, Statement statement, Optional<Reviewer> reviewer) {
        var broken = glass.broken();
        if (broken.isEmpty()) {
            return Optional.of("no glass was broken");
        }
        if (broken.get().finding().isPresent()) {
            return Optional.of("the later review was closed already");
        }
        var at = entry.header().at();
        if (verdict(at) != reviewVerdict(at)) {
            return Optional.of("the action could still be begun on account of the break-glass");
        }
        if (!statement.decision().equals(entry.header().trail())
                || !statement.subject().equals(broken.get().subject())) {
            return Optional.of("it states another entry than the break-glass");
        }
        if (reviewer.isEmpty()) {
            return Optional.of("no reviewer is on record");
        }
        return broken.get()
                .closing(reviewer.get(), participants())
                .map(reason -> "the reviewer " + reason.sentence())
                .or(() -> unqualified(
                        entry, statement, reviewer.get(), broken.get().rules().requirement()))
                .or(() -> notSignedIn(
                        entry,
                        statement,
                        reviewer.get(),
                        broken.get().rules().requirement().signIn()));
    }

    private void redeemed(Entry entry, Instant at) {
        boolean onItsAccount = verdict(at) == Verdict.ALLOWED && reviewVerdict(at) != Verdict.ALLOWED;
        permits.redeemed(entry, verdict(at));
        if (onItsAccount && permits.spent()) {
            glass.redeemed();
        }
    }

    /** By the bytes that are recorded: nothing is written again to be verified. */
    private static Optional<String> notSignedIn(
            Entry entry, Statement statement, Reviewer reviewer, Requirement.SignIn wanted) {
        if (!statement.outcome().needsSignIn()) {
            return Optional.empty();
        }
        var stated = Digest.of(entry.body("statement").orElseThrow());
        return SignInCheck.check(
                        wanted,
                        reviewer,
                        stated,
                        Countersignature.of(entry),
                        entry.header().at())
                .map(SignInCheck.Lacking::detail);
    }

    private Optional<String> whyNotWithdrawn(Entry entry) {
        if (permits.spent()) {
            return Optional.of("the permit had been redeemed");
        }
        var sender = entry.json("actor").map(Person::read);
        return sender.isPresent() && proposer.filter(sender.get()::is).isPresent()
                ? Optional.empty()
                : Optional.of("its sender did not propose the decision");
    }

    /** Why nothing that is said about this content can count any more. */
    private Optional<String> elsewhere(Entry entry, UUID decision, Digest subject) {
        if (terminal.isPresent()) {
            return Optional.of("the decision was already " + terminal.get().wire());
        }
        boolean current = decision.equals(entry.header().trail()) && subject().equals(Optional.of(subject));
        return current ? Optional.empty() : Optional.of("it states another content than the current one");
    }

    private Optional<Eligibility> eligibility(Instant at) {
        return requirement().map(found -> new Eligibility(found, participants(), review.progress(), at));
    }

    /** What a break-glass lets run waits for no approval; what a person or the time limit has ended, it cannot reopen. */
    private Verdict verdict(Instant now) {
        var review = reviewVerdict(now);
        boolean waits = review == Verdict.REVIEW_REQUIRED || review == Verdict.EXPIRED;
        return terminal.isEmpty() && waits && glass.lets(now) ? Verdict.ALLOWED : review;
    }

    private Verdict reviewVerdict(Instant now) {
        if (terminal.isPresent()) {
            return terminal.get();
        }
        if (glass.used()) {
            return Verdict.ALLOWED;
        }
        if (!(evaluation instanceof Evaluation.Evaluated evaluated)) {
            return Verdict.UNDETERMINED;
        }
        if (!evaluated.missing().isEmpty()) {
            return Verdict.EVIDENCE_REQUIRED;
        }
        if (!review.changesAwaited()
                && review.complete()
                && approvals.size() >= evaluated.requirement().approvals()) {
            return Verdict.ALLOWED;
        }
        if (deadline.filter(now::isAfter).isPresent()) {
            return Verdict.EXPIRED;
        }
        return review.changesAwaited() ? Verdict.EVIDENCE_REQUIRED : Verdict.REVIEW_REQUIRED;
    }

    private Optional<Digest> subject() {
        return Optional.ofNullable(content).map(Entry::leafHash);
    }

    private Optional<Requirement> requirement() {
        return evaluation instanceof Evaluation.Evaluated evaluated
                ? Optional.of(evaluated.requirement())
                : Optional.empty();
    }

    private Participants participants() {
        var owner = evaluation instanceof Evaluation.Evaluated evaluated
                ? evaluated.workflow().map(Evaluation.RegisteredWorkflow::owner)
                : Optional.<Person>empty();
        var author = evaluation instanceof Evaluation.Evaluated evaluated
                ? evaluated.policyAuthor()
                : Optional.<Person>empty();
        return new Participants(requesters, owner, suppliers, author, recused);
    }
}
