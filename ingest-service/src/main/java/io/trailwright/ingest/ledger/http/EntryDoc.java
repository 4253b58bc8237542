package io.trailwright.ingest.ledger.http;

import io.trailwright.core.entry.Digest;
import io.trailwright.core.entry.Entry;
import io.trailwright.core.entry.Part;
import io.trailwright.ingest.ledger.ProvenEntry;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An entry as it is handed out: the exact header, and what is still held of its parts. */
@Schema(name = "Entry")
record EntryDoc(
        @Schema(description = "Position in the log, from 0") long index,

        @Schema(description = "Position in the trail, from 0")
        long seq,

        String kind,

        @Schema(description = "When the ledger sequenced the entry", format = "date-time")
        String at,

        @Schema(description = "sha256: and 64 hexadecimal digits")
        String leafHash,

        @Schema(description = "The exact text that was hashed")
        String header,

        SortedMap<String, PartDoc> parts,

        @Schema(description = "Inclusion proof, lowest node first; where the answer has a checkpoint") @Nullable
        List<byte[]> inclusion) {

    /** Salt and body in base64, or the word that they were erased. */
    @Schema(name = "Part")
    @SuppressWarnings("ArrayRecordComponent") // written out once
    record PartDoc(
            byte @Nullable [] salt,
            byte @Nullable [] body,
            @Nullable Boolean erased) {

        static PartDoc of(Part part) {
            return part instanceof Part.Present present
                    ? new PartDoc(present.salt(), present.body(), null)
                    : new PartDoc(null, null, true);
        }
    }

    /** Without a proof, as in the feed. */
    static EntryDoc of(Entry entry) {
        return of(entry, null);
    }

    static EntryDoc of(ProvenEntry proven) {
        return of(proven.entry(), base64(proven.inclusion()));
    }

    /** Hashes as they are written in proofs. */
    static List<byte[]> base64(List<Digest> hashes) {
        return hashes.stream().map(Digest::bytes).toList();
    }

    private static EntryDoc of(Entry entry, @Nullable List<byte[]> inclusion) {
        SortedMap<String, PartDoc> parts = new TreeMap<>();
        entry.parts().forEach((name, part) -> parts.put(name, PartDoc.of(part)));
        return new EntryDoc(
                entry.index(),
                entry.header().seq(),
                entry.header().kind().wire(),
                entry.header().at().toString(),
                entry.leafHash().toString(),
                new String(entry.headerBytes(), StandardCharsets.UTF_8),
                parts,
                inclusion);
    }
}
