package io.trailwright.ingest.decision.http;

import io.trailwright.core.entry.Digest;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The conditional headers of a read. What cannot be read is ignored: a preference is never an error (RFC 7240, section 2). */
final class PreferWait {
    private static final Pattern WAIT =
            Pattern.compile("(?:^|[,;]\\s*)wait\\s*=\\s*\"?(\\d{1,4})\"?", Pattern.CASE_INSENSITIVE);
    private static final Pattern ETAG = Pattern.compile("\\s*(?:W/)?\"(sha256:[0-9a-f]{64})\"\\s*");

    private PreferWait() {}

    /** Whole seconds, at most {@code longest}; empty without the preference. */
    static Optional<Duration> wait(@Nullable String prefer, Duration longest) {
        if (prefer == null) {
            return Optional.empty();
        }
        var matcher = WAIT.matcher(prefer);
        if (!matcher.find()) {
            return Optional.empty();
        }
        var asked = Duration.ofSeconds(Long.parseLong(matcher.group(1)));
        return Optional.of(asked.compareTo(longest) > 0 ? longest : asked);
    }

    /** The head that the caller has. */
    static Optional<Digest> known(@Nullable String ifNoneMatch) {
        if (ifNoneMatch == null) {
            return Optional.empty();
        }
        var matcher = ETAG.matcher(ifNoneMatch);
        return matcher.matches() ? Optional.of(Digest.parse(matcher.group(1))) : Optional.empty();
    }
}
