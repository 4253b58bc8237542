package io.trailwright.ingest.ledger;

import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A part that is to be recorded. The salt is drawn by the ledger.
 *
 * @param name the part's name inside its entry, such as {@code request} or {@code evidence/0/content}: a lower-case letter and
 *     up to 99 letters, digits, {@code /}, {@code _} or {@code -}
 * @param body the exact bytes that are committed to and stored: canonical JSON (RFC 8785), or raw content; not changed
 *     after it was handed over
 */
@SuppressWarnings("ArrayRecordComponent") // handed over once; never modified
public record PartDraft(String name, byte[] body) {

    private static final Pattern NAME = Pattern.compile("[a-z][A-Za-z0-9/_-]{0,99}");

    public PartDraft {
        Objects.requireNonNull(body, "body");
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("'" + name + "' is not a part's name: " + NAME.pattern());
        }
    }
}
