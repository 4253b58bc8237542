package io.trailwright.core.log;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The witnesses that a verifying party pins, and how many of them must have cosigned a checkpoint.
 *
 * @param keys brought by the verifying party; no two with the same public key, because the signed bytes of a
 *     cosignature do not name the witness, and one witness under two names would count twice
 * @param demanded 0 to the number of keys
 */
public record Witnesses(List<CosignerKey> keys, int demanded) {

    /** No witness is pinned: cosignatures are not looked at. */
    public static final Witnesses NONE = new Witnesses(List.of(), 0);

    /** @throws IllegalArgumentException when a key is there twice, or more are demanded than there are */
    public Witnesses {
        keys = List.copyOf(keys);
        for (CosignerKey key : keys) {
            if (keys.stream().filter(other -> samePublicKey(key, other)).count() > 1) {
                throw new IllegalArgumentException("the key of the witness " + key.name() + " is pinned twice");
            }
        }
        if (demanded < 0 || demanded > keys.size()) {
            throw new IllegalArgumentException("of " + keys.size() + " pinned witnesses 0 to " + keys.size()
                    + " can be demanded, not " + demanded);
        }
    }

    /**
     * Says which of the pinned witnesses have cosigned the checkpoint.
     *
     * @return empty when none is pinned
     * @throws NoteException as {@link CosignerKey#cosignature} does
     */
    public Optional<Witnessed> check(SignedNote checkpoint) {
        if (keys.isEmpty()) {
            return Optional.empty();
        }
        List<Witnessed.By> by =
                keys.stream().flatMap(key -> by(key, checkpoint)).toList();
        return Optional.of(new Witnessed(keys.size(), demanded, by));
    }

    private static Stream<Witnessed.By> by(CosignerKey key, SignedNote checkpoint) {
        return key.cosignature(checkpoint).stream().map(found -> new Witnessed.By(key.name(), found.at()));
    }

    private static boolean samePublicKey(CosignerKey one, CosignerKey other) {
        return Arrays.equals(one.publicKey(), other.publicKey());
    }
}
