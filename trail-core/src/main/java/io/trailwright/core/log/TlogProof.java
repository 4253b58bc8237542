package io.trailwright.core.log;

import io.trailwright.core.entry.Digest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Proof that a leaf is in a log, in one text that is verified offline (C2SP tlog-proof, "Format"): the leaf's index,
 * its inclusion proof, and the signed checkpoint of the tree that the proof is for.
 *
 * @param extra opaque bytes with whatever meaning both sides give them, at least one; signed by nobody. This project
 *     writes none
 * @param index position of the leaf in the log, from 0 and below the checkpoint's size
 * @param path the sibling hashes from the leaf up to the root; at most 63
 * @param checkpoint the signed note (C2SP tlog-checkpoint) to the letter, with every signature line that it came with
 */
public record TlogProof(Optional<byte[]> extra, long index, List<Digest> path, String checkpoint) {

    private static final String HEADER = "c2sp.org/tlog-proof@v1";
    private static final String EXTRA = "extra ";
    private static final String INDEX = "index ";
    private static final int HASH_LINE = 45;
    private static final byte[] NONE = {};
    private static final Pattern NUMBER = Pattern.compile("0|[1-9][0-9]{0,18}");

    /**
     * @throws NoteException when the checkpoint is not one, or the extra data is empty
     * @throws ProofException when the index is not in the checkpoint's tree, or the path is longer than that of any
     */
    public TlogProof {
        if (extra.filter(bytes -> bytes.length == 0).isPresent()) {
            throw NoteException.malformed("tlog-proof: extra data has at least 1 byte, or its line is left out");
        }
        extra = extra.map(byte[]::clone);
        path = new InclusionProof(index, read(checkpoint).size(), path).path();
    }

    public TlogProof(long index, List<Digest> path, String checkpoint) {
        this(Optional.empty(), index, path, checkpoint);
    }

    /**
     * The text of a proof without extra data. Nothing is checked: this is for who has made path and checkpoint, and
     * writes many.
     *
     * @param checkpoint the signed note, appended as it is
     */
    public static String format(long index, List<Digest> path, String checkpoint) {
        StringBuilder text = new StringBuilder(HEADER.length() + 32 + HASH_LINE * path.size() + checkpoint.length());
        text.append(HEADER).append('\n');
        return append(text, index, path, checkpoint);
    }

    /** The text; what {@link #parse(String)} reads. */
    public String encode() {
        StringBuilder text = new StringBuilder(HEADER).append('\n');
        extra.ifPresent(
                bytes -> text.append(EXTRA).append(NoteText.base64(bytes)).append('\n'));
        return append(text, index, path, checkpoint);
    }

    private static String append(StringBuilder text, long index, List<Digest> path, String checkpoint) {
        text.append(INDEX).append(index).append('\n');
        for (Digest hash : path) {
            text.append(NoteText.base64(hash.bytes())).append('\n');
        }
        return text.append('\n').append(checkpoint).toString();
    }

    /** Like {@link #parse(String)}, from bytes that must be UTF-8. */
    public static TlogProof parse(byte[] proof) {
        return parse(NoteText.decode(proof));
    }

    /**
     * Reads a proof strictly: what it accepts, {@link #encode()} gives back to the letter. That a proof was read says
     * nothing about what it proves: that is what {@link #verify} is for.
     *
     * @throws NoteException when the text is not a proof; the message says what was expected
     * @throws ProofException when the index is not in the checkpoint's tree, or the path is longer than that of any
     */
    public static TlogProof parse(String proof) {
        int blank = proof.indexOf("\n\n");
        if (blank < 0) {
            throw NoteException.malformed("a tlog-proof has an empty line before its checkpoint, this has none");
        }
        List<String> lines = List.of(proof.substring(0, blank).split("\n", -1));
        if (!lines.get(0).equals(HEADER)) {
            throw expected("the first line is \"" + HEADER + "\"", lines.get(0));
        }
        boolean hasExtra = lines.size() > 1 && lines.get(1).startsWith(EXTRA);
        Optional<byte[]> extra = hasExtra ? Optional.of(extra(lines.get(1))) : Optional.empty();
        int at = hasExtra ? 2 : 1;
        long index = index(at < lines.size() ? lines.get(at) : "");
        List<Digest> path = new ArrayList<>();
        lines.stream().skip(at + 1L).forEach(line -> path.add(hash(line)));
        return new TlogProof(extra, index, path, proof.substring(blank + 2));
    }

    /**
     * Accepts the leaf only if it is at {@link #index()} of a tree that the log has signed. The extra data stays as
     * unproven as it was.
     *
     * @param leaf hash of the entry, as the verifier computes it from the entry's own bytes
     * @param keys of the logs that the verifier trusts
     * @return the checkpoint; its origin says which of those logs it is, and the caller knows which it expected
     * @throws NoteException as {@link Checkpoint#open} does
     * @throws ProofException when the path has a wrong length or leads to another root than the checkpoint's
     */
    public Checkpoint verify(Digest leaf, Collection<VerifierKey> keys) {
        Checkpoint head = Checkpoint.open(checkpoint, keys);
        new InclusionProof(index, head.size(), path).verify(leaf, head.root());
        return head;
    }

    /** The inclusion proof, for the size that the checkpoint states; whether that is signed, nobody has checked. */
    public InclusionProof inclusion() {
        return new InclusionProof(index, read(checkpoint).size(), path);
    }

    private static Checkpoint read(String checkpoint) {
        return Checkpoint.parse(SignedNote.parse(checkpoint).text());
    }

    private static byte[] extra(String line) {
        return NoteText.base64("the extra data", line.substring(EXTRA.length()));
    }

    private static long index(String line) {
        if (!line.startsWith(INDEX)) {
            throw expected("after the first line and the extra data, if any, comes \"index \" and a number", line);
        }
        String number = line.substring(INDEX.length());
        if (!NUMBER.matcher(number).matches()) {
            throw expected("an index is a decimal number below 2^63 without leading zeros", number);
        }
        try {
            return Long.parseLong(number);
        } catch (NumberFormatException beyond) {
            throw expected("an index is a decimal number below 2^63 without leading zeros", number);
        }
    }

    private static Digest hash(String line) {
        byte[] bytes = NoteText.base64("a hash of the proof", line);
        if (bytes.length != Digest.LENGTH) {
            throw NoteException.malformed("a hash of the proof has " + Digest.LENGTH + " bytes, not " + bytes.length);
        }
        return Digest.wrap(bytes);
    }

    private static NoteException expected(String what, String found) {
        return NoteException.malformed("tlog-proof: " + what + ", not \"" + found + "\"");
    }

    /** A copy of the extra data. */
    @Override
    public Optional<byte[]> extra() {
        return extra.map(byte[]::clone);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof TlogProof that
                && index == that.index
                && path.equals(that.path)
                && checkpoint.equals(that.checkpoint)
                && Arrays.equals(extra.orElse(NONE), that.extra.orElse(NONE));
    }

    @Override
    public int hashCode() {
        return Objects.hash(Arrays.hashCode(extra.orElse(NONE)), index, path, checkpoint);
    }

    /** The text. */
    @Override
    public String toString() {
        return encode();
    }
}
