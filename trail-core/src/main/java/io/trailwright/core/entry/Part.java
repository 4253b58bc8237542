package io.trailwright.core.entry;

/** The content of a named part of an entry, as far as it is still held. */
public sealed interface Part {
    /**
     * @param salt the salt of the commitment, 32 bytes
     * @param body the exact bytes that were committed to
     */
    @SuppressWarnings("ArrayRecordComponent") // owned by the entry that holds them; never modified after reading
    record Present(byte[] salt, byte[] body) implements Part {
        public Digest commitment() {
            return Commitment.of(salt, body);
        }
    }

    /** Body and salt were deleted; the commitment in the header remains. */
    record Erased() implements Part {}
}
