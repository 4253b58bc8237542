package io.trailwright.core.trail;

import io.trailwright.core.json.Json;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a tier demands of one decision.
 *
 * @param evidence kinds of evidence that must be there
 * @param fields of the nine fields, those that the caller must supply
 * @param approvals number of distinct approvers, 0 for none
 * @param groups an approver must be in one of these; empty means nobody can approve
 * @param excluded who cannot approve, whatever their groups
 * @param timeLimit from the evaluation to expiry
 * @param permitFor lifetime of a permit
 * @param retention how long bodies are kept, an ISO 8601 period
 * @param signIn how an approver must have signed in
 * @param stages who approves, one stage after the other; one stage of {@code approvals} from {@code groups} where policy
 *     names none, and none where no approval is needed
 * @param escalation who is asked besides, and from when on, in order of time
 * @param breakGlass who may let it run in an emergency; empty where nobody may
 * @param training courses that whoever lets it run must have done, and that must still be valid
 * @param conflictDeclaration whoever lets it run must declare that they have no conflict of interest
 * @param riskAcceptance whose members may approve although evidence cannot be looked at; empty where nobody may
 */
public record Requirement(
        List<NeededEvidence> evidence,
        List<String> fields,
        int approvals,
        List<String> groups,
        Set<Exclusion> excluded,
        Duration timeLimit,
        Duration permitFor,
        String retention,
        SignIn signIn,
        List<Stage> stages,
        List<EscalationStep> escalation,
        Optional<BreakGlassRule> breakGlass,
        List<String> training,
        boolean conflictDeclaration,
        List<String> riskAcceptance) {

    /**
     * How an approver must have signed in. A rejection asks for nothing: it lets nothing run.
     *
     * @param acr accepted authentication context classes (OpenID Connect Core 1.0, section 2); empty for any
     * @param maxAge most time between signing in and the approval; empty for any
     * @param countersigned the provider must have signed the approval statement, as the nonce of an ID token
     */
    public record SignIn(List<String> acr, Optional<Duration> maxAge, boolean countersigned) {
        /** Nothing beyond being signed in. */
        public static final SignIn ANY = new SignIn(List.of(), Optional.empty(), false);

        public SignIn {
            acr = List.copyOf(acr);
        }

        static SignIn read(Json.Obj json) {
            return new SignIn(
                    json.stringList("acr"), json.optString("maxAge").map(Duration::parse), json.bool("countersigned"));
        }
    }

    /**
     * A step of the review that is finished before the next begins.
     *
     * @param approvals how many different people, 1 or more
     * @param groups an approver of this stage must be in one of these
     * @param distinctGroups no two approvals of this stage by way of the same group
     */
    public record Stage(String name, List<String> groups, int approvals, boolean distinctGroups) {
        public Stage {
            if (approvals < 1) {
                throw new IllegalArgumentException("a stage of " + approvals + " approvals");
            }
            groups = List.copyOf(groups);
        }

        static Stage read(Json.Obj json) {
            return new Stage(
                    json.string("name"),
                    json.stringList("groups"),
                    Math.toIntExact(json.integer("approvals")),
                    json.bool("distinctGroups"));
        }
    }

    /** @param after since the review was opened */
    public record EscalationStep(Duration after, List<String> groups) {
        public EscalationStep {
            groups = List.copyOf(groups);
        }

        static EscalationStep read(Json.Obj json) {
            return new EscalationStep(Duration.parse(json.string("after")), json.stringList("groups"));
        }
    }

    /**
     * Who may let a decision run before it is approved, and what follows.
     *
     * @param groups whose members may
     * @param permitFor how long from then on a permit can be had and used
     * @param reviewWithin how long from then on until the later review is overdue
     */
    public record BreakGlassRule(List<String> groups, Duration permitFor, Duration reviewWithin) {
        public BreakGlassRule {
            if (permitFor.isNegative() || permitFor.isZero() || reviewWithin.isNegative() || reviewWithin.isZero()) {
                throw new IllegalArgumentException(
                        "permitFor is " + permitFor + " and reviewWithin " + reviewWithin + " of a break-glass");
            }
            groups = List.copyOf(groups);
        }

        static BreakGlassRule read(Json.Obj json) {
            return new BreakGlassRule(
                    json.stringList("groups"),
                    Duration.parse(json.string("permitFor")),
                    Duration.parse(json.string("reviewWithin")));
        }
    }

    /** @param maxAge how old it may be at evaluation; empty for any age */
    public record NeededEvidence(String kind, Optional<Duration> maxAge) {}

    /** Roles in a decision whose holder cannot approve it. */
    public enum Exclusion {
        REQUESTER,
        WORKFLOW_OWNER,
        EVIDENCE_SUPPLIER,
        POLICY_AUTHOR
    }

    public Requirement {
        if (approvals < 0) {
            throw new IllegalArgumentException("approvals is " + approvals);
        }
        if (timeLimit.isNegative() || timeLimit.isZero() || permitFor.isNegative() || permitFor.isZero()) {
            throw new IllegalArgumentException("timeLimit is " + timeLimit + " and permitFor " + permitFor);
        }
        evidence = List.copyOf(evidence);
        fields = List.copyOf(fields);
        groups = List.copyOf(groups);
        excluded = Set.copyOf(excluded);
        stages = List.copyOf(stages);
        escalation = List.copyOf(escalation);
        training = List.copyOf(training);
        riskAcceptance = List.copyOf(riskAcceptance);
    }

    /** Members that came later are absent in evaluations from before, and where policy says nothing about them. */
    public static Requirement read(Json.Obj json) {
        int approvals = Math.toIntExact(json.integer("approvals"));
        var groups = json.stringList("groups");
        return new Requirement(
                json.objectList("evidence").stream()
                        .map(item -> new NeededEvidence(
                                item.string("kind"), item.optString("maxAge").map(Duration::parse)))
                        .toList(),
                json.stringList("fields"),
                approvals,
                groups,
                json.stringList("excluded").stream()
                        .map(name -> Wire.parse(Exclusion.class, name))
                        .collect(Collectors.toUnmodifiableSet()),
                Duration.parse(json.string("timeLimit")),
                Duration.parse(json.string("permitFor")),
                json.string("retention"),
                json.optObject("signIn").map(SignIn::read).orElse(SignIn.ANY),
                json.opt("stages").isPresent()
                        ? json.objectList("stages").stream().map(Stage::read).toList()
                        : oneStage(approvals, groups),
                json.opt("escalation").isPresent()
                        ? json.objectList("escalation").stream()
                                .map(EscalationStep::read)
                                .toList()
                        : List.of(),
                json.optObject("breakGlass").map(BreakGlassRule::read),
                json.opt("training").isPresent() ? json.stringList("training") : List.of(),
                json.opt("conflictDeclaration").isPresent() && json.bool("conflictDeclaration"),
                json.optObject("riskAcceptance")
                        .map(rule -> rule.stringList("groups"))
                        .orElse(List.of()));
    }

    private static List<Stage> oneStage(int approvals, List<String> groups) {
        return approvals == 0 ? List.of() : List.of(new Stage("review", groups, approvals, false));
    }
}
