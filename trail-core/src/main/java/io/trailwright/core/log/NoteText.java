package io.trailwright.core.log;

import io.trailwright.core.log.NoteException.Reason;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/** What signed notes, checkpoints and verifier keys have in common: characters, names and base64 (C2SP signed-note). */
final class NoteText {

    private static final char NEXT_LINE = '\u0085';

    private NoteText() {}

    /** UTF-8, and nothing that is not UTF-8. */
    static String decode(byte[] utf8) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(utf8))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new NoteException(Reason.MALFORMED, "the note is not UTF-8");
        }
    }

    /** Refuses control characters other than the newline, and text that has no UTF-8 form. */
    static void requireText(String what, String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < ' ' && text.charAt(i) != '\n') {
                throw NoteException.malformed(
                        "%s has the control character U+%04X at %d".formatted(what, (int) text.charAt(i), i));
            }
        }
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            throw NoteException.malformed(what + " has a lone surrogate");
        }
    }

    /** Refuses what is not one line with something on it. */
    static void requireLine(String what, String line) {
        if (line.isEmpty() || line.indexOf('\n') >= 0) {
            throw NoteException.malformed(what + " is one line that is not empty, not \"" + line + "\"");
        }
        requireText(what, line);
    }

    /** Refuses what cannot be a key name: nothing, Unicode spaces, plus. */
    static void requireName(String name) {
        requireLine("key name", name);
        if (name.chars().anyMatch(c -> c == '+' || c == NEXT_LINE || Character.isSpaceChar(c))) {
            throw NoteException.malformed("a key name has neither spaces nor \"+\", as \"" + name + "\" has");
        }
    }

    /** Base64 of RFC 4648, section 4, in the only form that encoding gives: padded, no stray bits, no line breaks. */
    static byte[] base64(String what, String text) {
        byte[] ascii = text.getBytes(StandardCharsets.UTF_8);
        try {
            byte[] bytes = Base64.getDecoder().decode(ascii);
            if (Arrays.equals(Base64.getEncoder().encode(bytes), ascii)) {
                return bytes;
            }
        } catch (IllegalArgumentException e) {
            throw new NoteException(Reason.MALFORMED, what + " is not base64: " + e.getMessage());
        }
        throw NoteException.malformed(what + " is not canonical base64");
    }

    static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
