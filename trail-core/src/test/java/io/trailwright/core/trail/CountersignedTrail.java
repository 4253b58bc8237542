package io.trailwright.core.trail;

import io.trailwright.core.entry.Digest;
import io.trailwright.core.entry.EntryKind;
import io.trailwright.core.json.Json;
import io.trailwright.core.token.ProviderKeys;
import io.trailwright.core.token.TestProvider;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Trails whose policy wants the provider's signature over an approval. */
public final class CountersignedTrail {
    public static final TestProvider PROVIDER = new TestProvider(TestTrail.ISSUER, "k1");

    private CountersignedTrail() {}

    /** Proposed, and evaluated as a policy does that asks for a countersignature. */
    public static TestTrail evaluated() {
        var plain = new TestTrail()
                .proposed()
                .evaluated(Tier.HIGH, 1)
                .entries()
                .get(1)
                .json("evaluation")
                .orElseThrow();
        var requirement =
                new LinkedHashMap<String, Json>(plain.object("requirement").members());
        requirement.put(
                "signIn",
                Json.object()
                        .put("acr", Json.strings(List.of("gold")))
                        .put("maxAge", "PT5M")
                        .put("countersigned", true)
                        .build());
        var evaluation = new LinkedHashMap<String, Json>(plain.members());
        evaluation.put("requirement", new Json.Obj(requirement));
        return new TestTrail()
                .proposed()
                .add(EntryKind.POLICY_EVALUATED, Map.of("evaluation", new Json.Obj(evaluation)));
    }

    public static Statement statement(Digest subject) {
        return new Statement(
                TestTrail.ID, subject, Digest.of(new byte[0]), Statement.Outcome.APPROVED, "I approve", "checked");
    }

    public static Reviewer alice() {
        return new Reviewer(
                new Person(Optional.of(TestTrail.ISSUER), "alice", Optional.of("Alice")),
                Optional.of("alice"),
                Set.of("finance"),
                Optional.of("gold"),
                List.of("pwd"),
                TestTrail.START,
                Optional.of("web"));
    }

    /** What the provider says of Alice when she signs in for this statement. */
    public static Json.Obj claims(Statement statement, Instant at) {
        return Json.object()
                .put("iss", TestTrail.ISSUER)
                .put("sub", "alice")
                .put("aud", "web")
                .put("azp", "web")
                .put("nonce", Countersignature.nonce(statement.digest()))
                .put("iat", at.getEpochSecond())
                .put("exp", at.getEpochSecond() + 300)
                .put("auth_time", at.getEpochSecond())
                .put("acr", "gold")
                .build();
    }

    /** Approved by Alice with this token, and the keys that the ledger recorded. */
    public static TestTrail approved(TestTrail trail, Statement statement, String idToken, ProviderKeys keys) {
        return trail.add(
                EntryKind.REVIEW_DECIDED,
                Map.of(
                        "statement",
                        statement.json(),
                        "reviewer",
                        alice().json(),
                        Countersignature.TOKEN_PART,
                        Json.object().put("idToken", idToken).build(),
                        Countersignature.KEYS_PART,
                        keys.json()));
    }

    /** The whole story, with nothing wrong. */
    public static TestTrail approved() {
        var trail = evaluated();
        var statement = statement(trail.state().subject());
        return approved(trail, statement, PROVIDER.sign(claims(statement, trail.now())), PROVIDER.keys());
    }
}
