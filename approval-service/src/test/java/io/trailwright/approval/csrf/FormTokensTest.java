package io.trailwright.approval.csrf;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A form's token is good for one browser and one session. */
class FormTokensTest {
    private final FormTokens tokens = new FormTokens(Optional.of("a key"), Optional.empty());

    @Test
    void aTokenFitsItsSecretAndSessionAndNothingElse() {
        var secret = tokens.newSecret();
        var token = tokens.token(secret, "session");
        assertTrue(tokens.fits(token, secret, "session"));
        assertFalse(tokens.fits(token, tokens.newSecret(), "session"));
        assertFalse(tokens.fits(token, secret, "another session"));
        assertFalse(tokens.fits("", secret, "session"));
        assertFalse(tokens.fits(token + "x", secret, "session"));
    }

    @Test
    void replicasWithTheSameKeyAgreeAndOthersDoNot() {
        var secret = tokens.newSecret();
        var token = tokens.token(secret, "session");
        assertTrue(new FormTokens(Optional.of("a key"), Optional.of("ignored")).fits(token, secret, "session"));
        assertFalse(new FormTokens(Optional.of("other"), Optional.empty()).fits(token, secret, "session"));
        assertFalse(new FormTokens(Optional.empty(), Optional.empty()).fits(token, secret, "session"));
    }

    @Test
    void secretsAreNotRepeated() {
        assertNotEquals(tokens.newSecret(), tokens.newSecret());
    }
}
