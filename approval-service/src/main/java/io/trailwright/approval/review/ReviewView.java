package io.trailwright.approval.review;

import io.trailwright.approval.inspection.Inspection.Uninspectable;
import io.trailwright.core.entry.Digest;
import io.trailwright.core.entry.Entry;
import io.trailwright.core.entry.EntryKind;
import io.trailwright.core.json.Json;
import io.trailwright.core.trail.Tier;
import io.trailwright.core.trail.TrailState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What a reviewer is shown of a decision: the recorded parts and nothing else. The same for every reviewer and at
 * every time, so its digest can be put into a statement and checked by anyone who has the trail.
 *
 * <p>The digest is SHA-256 over the canonical JSON (RFC 8785) of an object with the members {@code v} (1),
 * {@code decision}, {@code log}, {@code subject}, {@code request}, {@code action}, {@code evidence} (an array, in the
 * order of the trail), {@code recommendation}, {@code exceptions}, {@code tier}, {@code policy}, {@code rules} and
 * {@code requirement}, each as recorded; a part that is not there is left out.
 *
 * @param gaps what should be shown and cannot be, and in high tier evidence that cannot be inspected; with a gap nothing
 *     can be approved
 */
public record ReviewView(
        UUID decision,
        String log,
        Digest subject,
        Optional<Json.Obj> actor,
        Optional<Json.Obj> request,
        Optional<Json.Obj> action,
        List<EvidenceItem> evidence,
        Optional<Json.Obj> recommendation,
        Optional<Json.Arr> exceptions,
        Optional<Json.Obj> evaluation,
        List<String> gaps) {

    public ReviewView {
        evidence = List.copyOf(evidence);
        gaps = List.copyOf(gaps);
    }

    /** @param entries the trail that was folded into {@code state} */
    static ReviewView of(TrailState state, List<Entry> entries) {
        var proposal = entries.get(0);
        var evidence = EvidenceItem.of(entries);
        var request = proposal.json("request");
        var action = proposal.json("action");
        return new ReviewView(
                state.trail(),
                proposal.header().log(),
                state.subject(),
                proposal.json("actor"),
                request,
                action,
                evidence,
                proposal.json("recommendation"),
                exceptions(proposal),
                lastEvaluation(entries),
                gaps(proposal, request, action, evidence, state.tier()));
    }

    public Json.Obj canonicalModel() {
        var model = Json.object()
                .put("v", 1)
                .put("decision", decision.toString())
                .put("log", log)
                .put("subject", subject.toString())
                .putJsonIfPresent("request", request)
                .putJsonIfPresent("action", action)
                .put(
                        "evidence",
                        new Json.Arr(evidence.stream()
                                .<Json>map(EvidenceItem::recorded)
                                .toList()))
                .putJsonIfPresent("recommendation", recommendation)
                .putJsonIfPresent("exceptions", exceptions);
        for (var name : List.of("tier", "policy", "rules", "requirement")) {
            model.putJsonIfPresent(name, evaluation.flatMap(found -> found.opt(name)));
        }
        return model.build();
    }

    public Digest digest() {
        return Digest.of(canonicalModel().canonical());
    }

    /** Of the evidence, as far as it is recorded. */
    public List<Digest> digests() {
        return evidence.stream()
                .flatMap(item -> item.digest().stream())
                .filter(text -> text.matches("sha256:[0-9a-f]{64}"))
                .map(Digest::parse)
                .distinct()
                .toList();
    }

    public String workflow() {
        return request.flatMap(found -> found.optString("workflow")).orElse("a workflow that is not recorded");
    }

    public String summary() {
        return request.flatMap(found -> found.optString("summary")).orElse("");
    }

    public String actionType() {
        return action.flatMap(found -> found.optString("type")).orElse("an action that is not recorded");
    }

    /** Evidence that is there and cannot be looked at. */
    public List<EvidenceItem> unread() {
        return evidence.stream()
                .filter(item -> item.problem().isEmpty() && uninspectable(item).isPresent())
                .toList();
    }

    /** Whether the gaps are nothing but evidence that cannot be looked at and that has a digest to be named by. */
    public boolean onlyUnread() {
        var unread = unread();
        return !gaps.isEmpty()
                && gaps.size() == unread.size()
                && unread.stream().allMatch(item -> item.digest().isPresent());
    }

    private static Optional<Json.Arr> exceptions(Entry proposal) {
        return proposal.body("exceptions")
                .map(Json::parse)
                .flatMap(json -> json instanceof Json.Arr array ? Optional.of(array) : Optional.empty());
    }

    private static Optional<Json.Obj> lastEvaluation(List<Entry> entries) {
        return entries.stream()
                .filter(entry -> entry.header().kind() == EntryKind.POLICY_EVALUATED)
                .reduce((earlier, later) -> later)
                .flatMap(entry -> entry.json("evaluation"));
    }

    /** In high tier nobody answers for what nobody can look at. */
    private static Optional<String> uninspectable(EvidenceItem item) {
        return item.inspection() instanceof Uninspectable found
                ? Optional.of("the document " + found.reason())
                : Optional.empty();
    }

    private static List<String> gaps(
            Entry proposal,
            Optional<Json.Obj> request,
            Optional<Json.Obj> action,
            List<EvidenceItem> evidence,
            Tier tier) {
        var gaps = new ArrayList<String>();
        if (request.isEmpty()) {
            gaps.add("the request is not in the record");
        }
        if (action.isEmpty()) {
            gaps.add("the action is not in the record");
        }
        if (proposal.erased("recommendation")) {
            gaps.add("the recommendation was erased");
        }
        evidence.forEach(item -> item.problem()
                .or(() -> tier == Tier.HIGH ? uninspectable(item) : Optional.empty())
                .ifPresent(problem -> gaps.add("evidence " + (item.number() + 1) + ": " + problem)));
        return gaps;
    }
}
