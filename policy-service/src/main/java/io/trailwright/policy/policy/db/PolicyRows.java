package io.trailwright.policy.policy.db;

import com.fasterxml.uuid.Generators;
import io.trailwright.core.json.Json;
import io.trailwright.policy.Author;
import io.trailwright.policy.policy.PolicyStore.Refusal;
import io.trailwright.policy.policy.PolicyVersion;
import io.trailwright.policy.policy.Scope;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Between records and rows. */
final class PolicyRows {

    private PolicyRows() {}

    static PolicyVersionEntity row(PolicyVersion version) {
        PolicyVersionEntity row = new PolicyVersionEntity();
        row.id = Generators.timeBasedEpochGenerator().generate();
        row.tenant = version.tenant();
        row.policy = version.id();
        row.version = version.version();
        row.digest = version.digest();
        row.document = new String(version.document().canonical(), StandardCharsets.UTF_8);
        row.publishedAt = version.publishedAt();
        row.authorIss = version.author().iss();
        row.authorSub = version.author().sub();
        row.authorName = version.author().name().orElse(null);
        return row;
    }

    static List<PolicyScopeEntity> rows(PolicyVersion version, Scope scope) {
        return scope.pairs().stream().map(pair -> row(version, pair)).toList();
    }

    static Optional<PolicyVersion> first(List<PolicyVersionEntity> rows) {
        return rows.stream().map(PolicyRows::version).findFirst();
    }

    static PolicyVersion version(PolicyVersionEntity row) {
        return new PolicyVersion(
                row.tenant,
                row.policy,
                row.version,
                row.digest,
                (Json.Obj) Json.parse(row.document.getBytes(StandardCharsets.UTF_8)),
                row.publishedAt,
                new Author(row.authorIss, row.authorSub, Optional.ofNullable(row.authorName)));
    }

    static Refusal scopeTaken(PolicyScopeEntity row) {
        return new Refusal.ScopeTaken(row.policy, new Scope.Pair(row.workflow, row.action));
    }

    private static PolicyScopeEntity row(PolicyVersion version, Scope.Pair pair) {
        PolicyScopeEntity row = new PolicyScopeEntity();
        row.id = Generators.timeBasedEpochGenerator().generate();
        row.tenant = version.tenant();
        row.workflow = pair.workflow();
        row.action = pair.action();
        row.policy = version.id();
        row.version = version.version();
        row.digest = version.digest();
        return row;
    }
}
