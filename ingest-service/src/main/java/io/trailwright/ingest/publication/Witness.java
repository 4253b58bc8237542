package io.trailwright.ingest.publication;

import io.trailwright.core.log.CosignerKey;
import java.net.URI;
import java.util.HexFormat;

/**
 * A witness as the operator named and pinned it.
 *
 * @param name in messages
 * @param url its submission prefix
 * @param key by which its cosignatures verify
 */
public record Witness(String name, URI url, CosignerKey key) {
    /** Name and id of the key: what its cosignatures are stored by. */
    String keyLabel() {
        return key.name() + "+" + HexFormat.of().toHexDigits(key.keyId());
    }
}
