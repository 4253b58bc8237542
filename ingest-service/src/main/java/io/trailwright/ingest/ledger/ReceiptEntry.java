package io.trailwright.ingest.ledger;

import io.trailwright.core.entry.Digest;
import io.trailwright.core.entry.EntryKind;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One recorded entry in a receipt.
 *
 * @param index position in the log, from 0
 * @param seq position in the trail, from 0
 * @param kind what the entry says
 * @param header the exact bytes that were hashed
 * @param leafHash RFC 6962 leaf hash of the header
 * @param salts the salt of each part, by name; absent for a part that was erased since
 * @param inclusion the inclusion proof of the leaf in the tree of the receipt's checkpoint, lowest node first
 */
@SuppressWarnings("ArrayRecordComponent") // the exact bytes that were hashed; never modified
public record ReceiptEntry(
        long index,
        long seq,
        EntryKind kind,
        byte[] header,
        Digest leafHash,
        Map<String, byte[]> salts,
        List<Digest> inclusion) {

    public ReceiptEntry {
        salts = Collections.unmodifiableMap(new TreeMap<>(salts));
        inclusion = List.copyOf(inclusion);
    }
}
