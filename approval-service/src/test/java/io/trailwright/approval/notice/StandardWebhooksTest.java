package io.trailwright.approval.notice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trailwright.approval.notice.StandardWebhooks.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;

/** Signatures as the specification's reference libraries make and check them. */
class StandardWebhooksTest {

    @Test
    void signsTheVectorOfTheReferenceLibraries() {
        // Given
        var secret = Secret.parse("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
        // When
        var signature = StandardWebhooks.signature(
                secret,
                "msg_p5jXN8AQM9LWM0D4loKWxJek",
                1614265330,
                "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8));
        // Then
        assertEquals("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=", signature);
    }

    @Test
    void aSecretHasTwentyFourToSixtyFourBytesAndIsNeverTold() {
        for (int bytes : new int[] {0, 16, 23, 65}) {
            var text = "whsec_" + Base64.getEncoder().encodeToString(new byte[bytes]);
            var refused = assertThrows(IllegalArgumentException.class, () -> Secret.parse(text));
            assertTrue(String.valueOf(refused.getMessage()).contains(bytes + " bytes"), refused.getMessage());
        }
        var bare = assertThrows(IllegalArgumentException.class, () -> Secret.parse("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"));
        assertFalse(String.valueOf(bare.getMessage()).contains("MfKQ"));
        assertThrows(IllegalArgumentException.class, () -> Secret.parse("whsec_not base64!"));
        assertEquals(
                "Secret", Secret.parse("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw").toString());
    }
}
