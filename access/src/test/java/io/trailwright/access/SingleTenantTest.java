package io.trailwright.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.trailwright.problem.HttpProblem;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.junit.jupiter.api.Test;

class SingleTenantTest {

    private static final Optional<String> ACME = Optional.of("acme");

    @Test
    void the_setting_gives_the_tenant_that_the_token_lacks() {
        // Given
        JsonWebToken token = new ClaimsToken(Map.of("iss", "i", "sub", "s", "client_id", "c"));

        // When
        Caller caller = Callers.of(token, Set.of("integration"), ACME);

        // Then
        assertEquals(
                new Caller("i", "s", "c", "acme", Optional.empty(), Set.of("integration"), Optional.empty()), caller);
    }

    @Test
    void a_token_of_another_tenant_is_refused() {
        // Given
        JsonWebToken token = new ClaimsToken(Map.of("iss", "i", "sub", "s", "tenant", "globex"));

        // When
        HttpProblem refused = assertThrows(HttpProblem.class, () -> Callers.of(token, Set.of(), ACME));

        // Then
        assertEquals(AccessProblem.TENANT_MISMATCH.type(), refused.type());
        assertEquals(403, refused.status());
    }

    @Test
    void the_client_is_the_subject_when_the_token_names_no_client() {
        // Given
        JsonWebToken token = new ClaimsToken(Map.of("iss", "i", "sub", "s", "tenant", "acme"));

        // When
        Caller caller = Callers.of(token, Set.of(), Optional.empty());

        // Then
        assertEquals("s", caller.client());
    }

    private record ClaimsToken(Map<String, Object> claims) implements JsonWebToken {

        @Override
        public String getName() {
            return "test";
        }

        @Override
        public Set<String> getClaimNames() {
            return claims.keySet();
        }

        @Override
        @SuppressWarnings("unchecked")
        public <T> T getClaim(String name) {
            return (T) claims.get(name);
        }
    }
}
