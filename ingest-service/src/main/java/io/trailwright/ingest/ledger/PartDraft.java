package io.trailwright.ingest.ledger;

import io.trailwright.core.json.Json;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A part that is to be recorded. The salt is drawn by the ledger.
 *
 * @param name the part's name inside its entry, such as {@code request} or {@code evidence/0/content}: a lower-case letter and
 *     up to 99 letters, digits, {@code /}, {@code _} or {@code -}
 * @param body the exact bytes that are committed to and stored: canonical JSON (RFC 8785), or raw content; not changed
 *     after it was handed over
 * @param json what the body says, where it is JSON and known
 */
@SuppressWarnings("ArrayRecordComponent") // handed over once; never modified
public record PartDraft(String name, byte[] body, @Nullable Json json) {

    private static final int LONGEST_NAME = 100;

    public PartDraft {
        Objects.requireNonNull(body, "body");
        if (!isName(name)) {
            throw new IllegalArgumentException("'" + name + "' is not a part's name: a lower-case letter and up to "
                    + (LONGEST_NAME - 1) + " letters, digits, /, _ or -");
        }
    }

    /** Raw content. */
    public PartDraft(String name, byte[] body) {
        this(name, body, null);
    }

    /** A JSON value in its canonical bytes. */
    public static PartDraft of(String name, Json json) {
        return new PartDraft(name, json.canonical(), json);
    }

    private static boolean isName(String name) {
        if (name.isEmpty() || name.length() > LONGEST_NAME || name.charAt(0) < 'a' || name.charAt(0) > 'z') {
            return false;
        }
        for (int i = 1; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            if (!letter && (c < '0' || c > '9') && c != '/' && c != '_' && c != '-') {
                return false;
            }
        }
        return true;
    }
}
