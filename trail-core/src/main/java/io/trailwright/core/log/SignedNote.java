package io.trailwright.core.log;

import io.trailwright.core.log.NoteException.Reason;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * A text and the signatures on it (C2SP signed-note). That a note was read says nothing about who signed it: that is
 * what {@link #verify} is for.
 *
 * @param text what is signed, with the newline at its end
 * @param signatures 1 to 100
 */
public record SignedNote(String text, List<NoteSignature> signatures) {

    private static final int MOST_SIGNATURES = 100;
    private static final int LONGEST_NOTE = 1_000_000;

    /** @throws NoteException when the text or the number of signatures is not what the specification allows */
    public SignedNote {
        requireSignable(text);
        if (signatures.isEmpty() || signatures.size() > MOST_SIGNATURES) {
            throw NoteException.malformed(
                    "a note has 1 to " + MOST_SIGNATURES + " signatures, not " + signatures.size());
        }
        signatures = List.copyOf(signatures);
    }

    /** The note with the signature of one signer. */
    public static SignedNote sign(String text, NoteSigner signer) {
        requireSignable(text);
        byte[] signature = signer.sign(text.getBytes(StandardCharsets.UTF_8));
        return new SignedNote(text, List.of(new NoteSignature(signer.name(), signer.keyId(), signature)));
    }

    /** Like {@link #parse(String)}, from bytes that must be UTF-8. */
    public static SignedNote parse(byte[] note) {
        requireLength(note.length);
        return parse(NoteText.decode(note));
    }

    /**
     * Reads a note: the text, an empty line, signature lines, nothing else. The last empty line is the one that counts.
     *
     * @throws NoteException when anything else was given, or more than a million bytes or characters
     */
    public static SignedNote parse(String note) {
        requireLength(note.length());
        NoteText.requireText("the note", note);
        int blank = note.lastIndexOf("\n\n");
        if (blank < 0 || !note.endsWith("\n") || blank + 2 == note.length()) {
            throw NoteException.malformed("the note has no signature lines after an empty line");
        }
        List<NoteSignature> signatures = note.substring(blank + 2)
                .lines()
                .limit(MOST_SIGNATURES + 1)
                .map(NoteSignature::parse)
                .toList();
        return new SignedNote(note.substring(0, blank + 1), signatures);
    }

    /**
     * The same text with further signatures, those that are there already left out. Nothing is verified.
     *
     * @throws NoteException when there are more than 100 then
     */
    public SignedNote with(List<NoteSignature> further) {
        List<NoteSignature> all =
                Stream.concat(signatures.stream(), further.stream()).distinct().toList();
        return new SignedNote(text, all);
    }

    /** The whole note; what {@link #parse(String)} reads. */
    public String encode() {
        StringBuilder note = new StringBuilder(text).append('\n');
        signatures.forEach(signature -> note.append(signature.format()).append('\n'));
        return note.toString();
    }

    /**
     * Says which of the known keys have signed. Signatures by other keys are ignored, even if they have a known name
     * or a known id, but not both.
     *
     * @return the keys that have signed, each once, in the order of the signatures; at least one
     * @throws NoteException {@code BAD_SIGNATURE} when one signature in the name of a known key is not by that key,
     *     {@code NO_KNOWN_KEY} when there is none in the name of any
     */
    public List<VerifierKey> verify(Collection<VerifierKey> known) {
        byte[] message = text.getBytes(StandardCharsets.UTF_8);
        List<VerifierKey> signers = new ArrayList<>();
        for (NoteSignature signature : signatures) {
            for (VerifierKey key : known) {
                if (key.isNamedBy(signature)) {
                    requireValid(key, message, signature);
                    if (!signers.contains(key)) {
                        signers.add(key);
                    }
                }
            }
        }
        if (signers.isEmpty()) {
            throw new NoteException(
                    Reason.NO_KNOWN_KEY,
                    "no known key has signed, only "
                            + signatures.stream()
                                    .map(NoteSignature::name)
                                    .distinct()
                                    .toList());
        }
        return List.copyOf(signers);
    }

    private static void requireValid(VerifierKey key, byte[] message, NoteSignature signature) {
        if (!key.verifies(message, signature.signature())) {
            throw new NoteException(Reason.BAD_SIGNATURE, "the signature by " + key.label() + " does not verify");
        }
    }

    private static void requireSignable(String text) {
        if (!text.endsWith("\n")) {
            throw NoteException.malformed("the text of a note ends with a newline");
        }
        NoteText.requireText("the text of the note", text);
    }

    private static void requireLength(int length) {
        if (length > LONGEST_NOTE) {
            throw NoteException.malformed("a note has at most " + LONGEST_NOTE + " bytes, not " + length);
        }
    }
}
