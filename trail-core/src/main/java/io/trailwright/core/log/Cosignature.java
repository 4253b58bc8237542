package io.trailwright.core.log;

import io.trailwright.core.log.NoteException.Reason;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A witness's statement that at this time this was the largest consistent head that it had seen of the log (C2SP
 * tlog-cosignature, "cosignature/v1"). Whose it is and whether it is true is {@link CosignerKey#cosignature}'s to say.
 *
 * @param time seconds since 1970-01-01T00:00:00Z, 0 to 2^63 - 1
 * @param signature the 64 bytes of Ed25519 over {@link #message}
 */
@SuppressWarnings("ArrayRecordComponent") // copied on the way in and out, compared by content
public record Cosignature(long time, byte[] signature) {

    private static final int LENGTH = Long.BYTES + Ed25519.SIGNATURE_LENGTH;

    /** @throws NoteException {@code BAD_SIGNATURE} when a field is not what the specification allows */
    public Cosignature {
        if (time < 0) {
            throw bad("the time of a cosignature is 0 to 2^63 - 1 seconds, not " + Long.toUnsignedString(time));
        }
        if (signature.length != Ed25519.SIGNATURE_LENGTH) {
            throw bad(
                    "a cosignature has " + Ed25519.SIGNATURE_LENGTH + " bytes after its time, not " + signature.length);
        }
        signature = signature.clone();
    }

    /**
     * Reads the bytes of a signature line: the time in eight bytes, big-endian, and the signature.
     *
     * @throws NoteException {@code BAD_SIGNATURE} when they are anything else
     */
    public static Cosignature of(NoteSignature line) {
        byte[] bytes = line.signature();
        if (bytes.length != LENGTH) {
            throw bad("a cosignature has " + LENGTH + " bytes, and that by " + line.name() + " " + bytes.length);
        }
        return new Cosignature(ByteBuffer.wrap(bytes).getLong(), Arrays.copyOfRange(bytes, Long.BYTES, bytes.length));
    }

    /** The signature line of a note; what {@link #of} reads. */
    public NoteSignature line(CosignerKey key) {
        byte[] bytes = ByteBuffer.allocate(LENGTH).putLong(time).put(signature).array();
        return new NoteSignature(key.name(), key.keyId(), bytes);
    }

    /** When it was made; times beyond what an instant can hold are the last instant. */
    public Instant at() {
        return Instant.ofEpochSecond(Math.min(time, Instant.MAX.getEpochSecond()));
    }

    /** The bytes that are signed: a line that says what this is, the time, and the whole text of the checkpoint. */
    static byte[] message(Checkpoint checkpoint, long time) {
        return ("cosignature/v1\ntime " + time + "\n" + checkpoint.text()).getBytes(StandardCharsets.UTF_8);
    }

    private static NoteException bad(String message) {
        return new NoteException(Reason.BAD_SIGNATURE, message);
    }

    /** A copy of the bytes of the signature. */
    @Override
    public byte[] signature() {
        return signature.clone();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Cosignature that && time == that.time && Arrays.equals(signature, that.signature);
    }

    @Override
    public int hashCode() {
        return Objects.hash(time, Arrays.hashCode(signature));
    }

    @Override
    public String toString() {
        return "cosignature at " + at();
    }
}
