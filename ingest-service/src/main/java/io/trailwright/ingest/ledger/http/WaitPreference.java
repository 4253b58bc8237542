package io.trailwright.ingest.ledger.http;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code Prefer: wait=N} (RFC 7240, section 4.3). A preference that is not understood is ignored, as the RFC demands. */
final class WaitPreference {

    private static final Pattern WAIT =
            Pattern.compile("(?:^|[,;])\\s*wait\\s*=\\s*\"?([0-9]{1,6})\"?\\s*(?=$|[,;])", Pattern.CASE_INSENSITIVE);
    private static final int LONGEST = 60;

    private WaitPreference() {}

    /** How long the caller would wait, at most a minute; zero when it does not say. */
    static Duration of(@Nullable String prefer) {
        if (prefer == null) {
            return Duration.ZERO;
        }
        Matcher wait = WAIT.matcher(prefer);
        return wait.find() ? Duration.ofSeconds(Math.min(LONGEST, Integer.parseInt(wait.group(1)))) : Duration.ZERO;
    }
}
