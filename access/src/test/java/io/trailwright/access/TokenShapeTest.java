package io.trailwright.access;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenShapeTest {

    @ParameterizedTest
    @ValueSource(strings = {"Bearer a-_.b.c", "bearer a.b.c", "Bearer  a.b.c ", "Basic Zm9vOmJhcg==", "", "Bearer"})
    void what_is_a_compact_JWS_or_no_bearer_token_at_all_is_left_alone(String header) {
        assertFalse(TokenShape.replaced(header));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer ..",
                "bearer a.b.",
                "Bearer a.b.c.d",
                "BEARER a.b.c.d.e",
                "Bearer {\"payload\":\"\"}",
                "Bearer a.b.c, Bearer d.e.f",
                "Bearer a.b.c=",
                "Bearer opaque",
                "Bearer a b.c.d",
                "Bearer "
            })
    void every_other_bearer_token_is_one_that_cannot_verify(String header) {
        assertTrue(TokenShape.replaced(header));
    }
}
