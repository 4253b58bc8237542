package io.trailwright.policy.policy.db;

import io.smallrye.mutiny.Uni;
import io.trailwright.core.json.Json;
import io.trailwright.policy.Author;
import io.trailwright.policy.policy.PolicyVersion;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a start asks of {@code policy_version}: which documents it holds already, and which of them are in force. */
@ApplicationScoped
class StoredPolicies {

    private static final String KNOWN =
            "SELECT DISTINCT digest FROM policy_version WHERE tenant = $1 AND digest = ANY ($2::text[])";

    private static final String IN_FORCE = """
            SELECT tenant, policy, version, digest, document, published_at, author_iss, author_sub, author_name
            FROM policy_version v
            WHERE EXISTS (
                SELECT FROM policy_scope s
                WHERE s.tenant = v.tenant AND s.policy = v.policy AND s.version = v.version)""";

    private final Pool pool;

    StoredPolicies(Pool pool) {
        this.pool = pool;
    }

    /** Those of the digests that a version of the tenant has. */
    Uni<Set<String>> digests(String tenant, Set<String> digests) {
        return pool.preparedQuery(KNOWN)
                .execute(Tuple.of(tenant, digests.toArray(String[]::new)))
                .map(rows -> {
                    Set<String> known = new HashSet<>();
                    rows.forEach(row -> known.add(row.getString("digest")));
                    return known;
                });
    }

    /** Every version that is in force for anything, of every tenant. */
    Uni<List<PolicyVersion>> inForce() {
        return pool.query(IN_FORCE).execute().map(rows -> {
            List<PolicyVersion> versions = new ArrayList<>();
            rows.forEach(row -> versions.add(version(row)));
            return versions;
        });
    }

    private static PolicyVersion version(Row row) {
        return new PolicyVersion(
                row.getString("tenant"),
                row.getString("policy"),
                row.getInteger("version"),
                row.getString("digest"),
                (Json.Obj) Json.parse(row.getString("document").getBytes(StandardCharsets.UTF_8)),
                row.getOffsetDateTime("published_at").toInstant(),
                new Author(
                        row.getString("author_iss"),
                        row.getString("author_sub"),
                        Optional.ofNullable(row.getString("author_name"))));
    }
}
