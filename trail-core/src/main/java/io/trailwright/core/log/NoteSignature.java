package io.trailwright.core.log;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One signature line of a signed note: {@code — <name> <base64(key id || signature)>} (C2SP signed-note, "Format").
 *
 * @param name of the key; neither empty nor with Unicode spaces or a plus
 * @param keyId the first four bytes of the line's base64, big-endian
 * @param signature the rest, at least 1 byte; what it means depends on the key's type
 */
@SuppressWarnings("ArrayRecordComponent") // copied on the way in and out, compared by content
public record NoteSignature(String name, int keyId, byte[] signature) {

    private static final String DASH = "\u2014 ";

    public NoteSignature {
        NoteText.requireName(name);
        if (signature.length == 0) {
            throw NoteException.malformed("the signature by " + name + " is empty");
        }
        signature = signature.clone();
    }

    /**
     * Reads signature lines, each with a newline at its end, as a witness answers them (C2SP tlog-witness).
     *
     * @throws NoteException when there is no line, one too many for a note, or anything else
     */
    public static List<NoteSignature> parseLines(String lines) {
        SignedNote note = SignedNote.parse("\n\n" + lines);
        if (!note.text().equals("\n")) {
            throw NoteException.malformed("between signature lines there are no others");
        }
        return note.signatures();
    }

    /** Reads one line, given without its newline. */
    static NoteSignature parse(String line) {
        int space = line.indexOf(' ', DASH.length());
        if (!line.startsWith(DASH) || space < 0) {
            throw NoteException.malformed("not a signature line: \"" + line + "\"");
        }
        String name = line.substring(DASH.length(), space);
        byte[] bytes = NoteText.base64("the signature by " + name, line.substring(space + 1));
        if (bytes.length <= Integer.BYTES) {
            throw NoteException.malformed("the signature by " + name + " has only " + bytes.length + " bytes");
        }
        int keyId = ByteBuffer.wrap(bytes).getInt();
        return new NoteSignature(name, keyId, Arrays.copyOfRange(bytes, Integer.BYTES, bytes.length));
    }

    /** The line without its newline. */
    String format() {
        ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES + signature.length);
        bytes.putInt(keyId).put(signature);
        return DASH + name + " " + NoteText.base64(bytes.array());
    }

    /** A copy of the bytes of the signature. */
    @Override
    public byte[] signature() {
        return signature.clone();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof NoteSignature that
                && name.equals(that.name)
                && keyId == that.keyId
                && Arrays.equals(signature, that.signature);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, keyId, Arrays.hashCode(signature));
    }

    @Override
    public String toString() {
        return format();
    }
}
