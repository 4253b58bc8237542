package io.trailwright.core.log;

import io.trailwright.core.entry.Digest;
import io.trailwright.core.log.NoteException.Reason;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The head of a log at one size (C2SP tlog-checkpoint, "Note text"). A log signs no two checkpoints of which the later
 * does not continue the earlier.
 *
 * @param origin the log's name: one line, not empty
 * @param size number of entries, from 0
 * @param root of the tree of that size; of size 0, {@link MerkleTree#emptyRoot()}
 * @param extensions further lines, none of them empty; this project writes none and keeps those that it reads
 */
public record Checkpoint(String origin, long size, Digest root, List<String> extensions) {

    private static final Pattern SIZE = Pattern.compile("0|[1-9][0-9]{0,18}");

    /** @throws NoteException when a field is not what the specification allows */
    public Checkpoint {
        NoteText.requireLine("origin", origin);
        if (size < 0) {
            throw NoteException.malformed("the size of a log is at least 0, not " + size);
        }
        if (size == 0 && !root.equals(MerkleTree.emptyRoot())) {
            throw NoteException.malformed("the root of the empty log is " + MerkleTree.emptyRoot() + ", not " + root);
        }
        extensions.forEach(line -> NoteText.requireLine("extension", line));
        extensions = List.copyOf(extensions);
    }

    public Checkpoint(String origin, long size, Digest root) {
        this(origin, size, root, List.of());
    }

    /**
     * Reads the text of a note, whose signatures must have been verified: {@link #open} does both.
     *
     * @throws NoteException when the text is not a checkpoint
     */
    public static Checkpoint parse(String text) {
        String[] lines = text.split("\n", -1);
        if (lines.length < 4 || !lines[lines.length - 1].isEmpty()) {
            throw NoteException.malformed("a checkpoint has at least three lines, each with a newline at its end");
        }
        byte[] root = NoteText.base64("root", lines[2]);
        if (root.length != Digest.LENGTH) {
            throw NoteException.malformed("a root has " + Digest.LENGTH + " bytes, not " + root.length);
        }
        List<String> extensions = List.of(lines).subList(3, lines.length - 1);
        return new Checkpoint(lines[0], parseSize(lines[1]), Digest.wrap(root), extensions);
    }

    /**
     * Reads a signed checkpoint and believes it only if a known key has signed it that bears the name of the
     * checkpoint's own log: a key of another log is not enough.
     *
     * @throws NoteException when the note is malformed or refused, as {@link SignedNote#verify} says, or
     *     {@code WRONG_ORIGIN} when only keys of other logs have signed
     */
    public static Checkpoint open(String note, Collection<VerifierKey> known) {
        SignedNote signed = SignedNote.parse(note);
        List<VerifierKey> signers = signed.verify(known);
        Checkpoint checkpoint = parse(signed.text());
        if (signers.stream().noneMatch(key -> key.name().equals(checkpoint.origin))) {
            throw new NoteException(
                    Reason.WRONG_ORIGIN,
                    "a checkpoint of " + checkpoint.origin + " is signed only by "
                            + signers.stream().map(VerifierKey::label).toList());
        }
        return checkpoint;
    }

    /** The text to sign: origin, size, root in base64, extensions, each with a newline at its end. */
    public String text() {
        StringBuilder text = new StringBuilder();
        text.append(origin).append('\n').append(size).append('\n');
        text.append(NoteText.base64(root.bytes())).append('\n');
        extensions.forEach(line -> text.append(line).append('\n'));
        return text.toString();
    }

    /** The checkpoint as a log publishes it. */
    public SignedNote sign(NoteSigner signer) {
        return SignedNote.sign(text(), signer);
    }

    private static long parseSize(String line) {
        if (!SIZE.matcher(line).matches()) {
            throw NoteException.malformed("not the size of a log: \"" + line + "\"");
        }
        try {
            return Long.parseLong(line);
        } catch (NumberFormatException e) {
            throw new NoteException(Reason.MALFORMED, "the size of a log is at most 2^63 - 1, not " + line);
        }
    }
}
