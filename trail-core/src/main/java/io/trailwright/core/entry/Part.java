package io.trailwright.core.entry;

import io.trailwright.core.json.Json;
import io.trailwright.core.json.JsonException;
import org.jspecify.annotations.Nullable;

/** The content of a named part of an entry, as far as it is still held. */
public sealed interface Part {

    /** Salt and body as they were committed to; owned by the entry that holds them and never modified. Thread-safe. */
    final class Present implements Part {
        private final byte[] salt;
        private final byte[] body;
        private volatile @Nullable Json json;

        /**
         * @param salt the salt of the commitment, 32 bytes
         * @param body the exact bytes that were committed to
         */
        public Present(byte[] salt, byte[] body) {
            this(salt, body, null);
        }

        /** @param json what {@code body} says, where that is known already */
        public Present(byte[] salt, byte[] body, @Nullable Json json) {
            this.salt = salt;
            this.body = body;
            this.json = json;
        }

        public byte[] salt() {
            return salt;
        }

        public byte[] body() {
            return body;
        }

        /**
         * The body read as JSON; read at most once.
         *
         * @throws JsonException when it is none
         */
        public Json json() {
            var known = json;
            if (known == null) {
                known = Json.parse(body);
                json = known;
            }
            return known;
        }

        public Digest commitment() {
            return Commitment.of(salt, body);
        }
    }

    /** Body and salt were deleted; the commitment in the header remains. */
    record Erased() implements Part {}
}
