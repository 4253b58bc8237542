package io.trailwright.approval.countersignature.db;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import io.trailwright.approval.countersignature.PendingSignIn;
import io.trailwright.approval.countersignature.SignInStore;
import io.trailwright.core.entry.Digest;
import io.trailwright.core.json.Json;
import io.trailwright.core.trail.Person;
import io.trailwright.core.trail.Statement;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

/** Sign-ins in PostgreSQL, so that any replica can finish what another began. */
@ApplicationScoped
class SignInDatabase implements SignInStore, PanacheRepositoryBase<SignInRow, String> {

    @Override
    @WithTransaction
    public Uni<Void> put(PendingSignIn pending, Instant now) {
        return delete("expiresAt < ?1", now).chain(() -> persist(row(pending))).replaceWithVoid();
    }

    /** The row count of the deletion decides who gets it; both statements are one transaction. */
    @Override
    @WithTransaction
    public Uni<Optional<PendingSignIn>> take(Digest state, String tenant, Person person) {
        return findById(state.toString())
                .chain(row -> row == null || !begunBy(row, tenant, person)
                        ? Uni.createFrom().item(Optional.empty())
                        : delete("state = ?1", row.state)
                                .map(deleted -> deleted == 1 ? Optional.of(pending(row)) : Optional.empty()));
    }

    private static boolean begunBy(SignInRow row, String tenant, Person person) {
        return row.tenant.equals(tenant)
                && row.sub.equals(person.sub())
                && Optional.ofNullable(row.iss).equals(person.iss());
    }

    private static SignInRow row(PendingSignIn pending) {
        var row = new SignInRow();
        row.state = pending.state().toString();
        row.tenant = pending.tenant();
        row.iss = pending.person().iss().orElse(null);
        row.sub = pending.person().sub();
        row.statement = new String(pending.statement().json().canonical(), StandardCharsets.UTF_8);
        row.verifier = pending.verifier();
        row.expiresAt = pending.expiresAt();
        return row;
    }

    private static PendingSignIn pending(SignInRow row) {
        return new PendingSignIn(
                Digest.parse(row.state),
                row.tenant,
                new Person(Optional.ofNullable(row.iss), row.sub, Optional.empty()),
                statement(row.statement),
                row.verifier,
                row.expiresAt);
    }

    private static Statement statement(String json) {
        if (Json.parse(json.getBytes(StandardCharsets.UTF_8)) instanceof Json.Obj object) {
            return Statement.read(object);
        }
        throw new IllegalStateException("a stored statement is not an object");
    }
}
