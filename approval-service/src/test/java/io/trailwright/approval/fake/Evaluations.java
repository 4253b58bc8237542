package io.trailwright.approval.fake;

import io.trailwright.core.entry.Digest;
import io.trailwright.core.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;

/** What policy says. */
public final class Evaluations {
    private static final String DIGEST =
            Digest.of("policy".getBytes(StandardCharsets.UTF_8)).toString();

    private Evaluations() {}

    /** High: so many approvals by members of one group, within a time, by nobody who has a part in it. */
    public static Json.Obj high(int approvals, String group, String timeLimit) {
        return evaluated("high", approvals, group, timeLimit, List.of());
    }

    /** One approval of the first group, then one of the second; those who come after a time are asked besides. */
    public static Json.Obj staged(String first, String second, String after, String later) {
        var high = high(2, first, "PT4H");
        var requirement = new LinkedHashMap<>(high.object("requirement").members());
        requirement.put("groups", Json.strings(List.of(first, second)));
        requirement.put("stages", new Json.Arr(List.of(stage("payables", first), stage("control", second))));
        requirement.put(
                "escalation",
                new Json.Arr(List.of(Json.object()
                        .put("after", after)
                        .put("groups", Json.strings(List.of(later)))
                        .build())));
        var members = new LinkedHashMap<>(high.members());
        members.put("requirement", new Json.Obj(requirement));
        return new Json.Obj(members);
    }

    /** One approval, which members of another group can do without in an emergency. */
    public static Json.Obj emergency(String group, String onCall, String permitFor, String reviewWithin) {
        return with(
                high(1, group, "PT4H"),
                Json.object()
                        .put(
                                "breakGlass",
                                Json.object()
                                        .put("groups", Json.strings(List.of(onCall)))
                                        .put("permitFor", permitFor)
                                        .put("reviewWithin", reviewWithin)
                                        .build())
                        .build());
    }

    /** The same evaluation, of which the requirement says this too. */
    public static Json.Obj with(Json.Obj evaluation, Json.Obj more) {
        var requirement = new LinkedHashMap<>(evaluation.object("requirement").members());
        requirement.putAll(more.members());
        var members = new LinkedHashMap<>(evaluation.members());
        members.put("requirement", new Json.Obj(requirement));
        return new Json.Obj(members);
    }

    private static Json stage(String name, String group) {
        return Json.object()
                .put("name", name)
                .put("groups", Json.strings(List.of(group)))
                .put("approvals", 1)
                .put("distinctGroups", false)
                .build();
    }

    public static Json.Obj medium(int approvals, String group, String timeLimit) {
        return evaluated("medium", approvals, group, timeLimit, List.of());
    }

    public static Json.Obj missingEvidence(String group) {
        return evaluated(
                "high",
                1,
                group,
                "PT4H",
                List.of(Json.object()
                        .put("what", "evidence/contract")
                        .put("reason", "A payout needs the contract.")
                        .build()));
    }

    public static Json.Obj low() {
        return evaluated("low", 0, "nobody", "PT4H", List.of());
    }

    public static Json.Obj undetermined() {
        return Json.object()
                .put("outcome", "undetermined")
                .put("cause", "policy-unavailable")
                .build();
    }

    private static Json.Obj evaluated(
            String tier, int approvals, String group, String timeLimit, List<Json.Obj> missing) {
        return Json.object()
                .put("outcome", "evaluated")
                .put(
                        "policy",
                        Json.object()
                                .put("id", "payout")
                                .put("version", 3)
                                .put("digest", DIGEST)
                                .build())
                .put("tier", tier)
                .put(
                        "rules",
                        new Json.Arr(List.of(Json.object()
                                .put("id", "large-payout")
                                .put("tier", tier)
                                .put("reason", "Money above 10,000 EUR leaves the company.")
                                .build())))
                .put("requirement", requirement(approvals, group, timeLimit))
                .put("missing", new Json.Arr(List.copyOf(missing)))
                .put(
                        "workflow",
                        Json.object()
                                .put("id", "supplier-payout")
                                .put("version", 1)
                                .put(
                                        "owner",
                                        Json.object()
                                                .put("iss", "https://issuer.test")
                                                .put("sub", "sub-olivia")
                                                .put("name", "Olivia Owner")
                                                .build())
                                .put("approvedTools", Json.strings(List.of("planner")))
                                .put("dataCategories", Json.strings(List.of("supplier-master-data")))
                                .put("digest", DIGEST)
                                .build())
                .build();
    }

    private static Json.Obj requirement(int approvals, String group, String timeLimit) {
        return Json.object()
                .put(
                        "evidence",
                        new Json.Arr(List.of(Json.object()
                                .put("kind", "invoice")
                                .put("maxAge", "PT720H")
                                .build())))
                .put("fields", Json.strings(List.of("tool")))
                .put("approvals", approvals)
                .put("groups", Json.strings(List.of(group)))
                .put("excluded", Json.strings(List.of("requester", "workflow-owner", "evidence-supplier")))
                .put("timeLimit", timeLimit)
                .put("permitFor", "PT10M")
                .put("retention", "P10Y")
                .build();
    }
}
