package io.trailwright.approval.secondlook;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Which decisions are drawn. The same seed draws the same decisions, whenever and however often it is asked; without the
 * seed nobody can tell beforehand which.
 *
 * @param percent 0 to 100
 * @param seed not empty where percent is more than 0
 */
public record Draw(int percent, String seed) {
    static final int SHORTEST_SEED = 16;

    public Draw {
        if (percent < 0 || percent > 100) {
            throw new IllegalArgumentException("trailwright.second-look.percent is " + percent + ", not 0 to 100");
        }
        if (percent > 0 && seed.length() < SHORTEST_SEED) {
            throw new IllegalArgumentException(
                    "trailwright.second-look.seed has fewer than " + SHORTEST_SEED + " characters");
        }
    }

    boolean takes(String log, UUID decision) {
        return percent > 0 && Long.remainderUnsigned(number(log, decision), 100) < percent;
    }

    private long number(String log, UUID decision) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(seed.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return ByteBuffer.wrap(mac.doFinal((log + "\n" + decision).getBytes(StandardCharsets.UTF_8)))
                    .getLong();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
