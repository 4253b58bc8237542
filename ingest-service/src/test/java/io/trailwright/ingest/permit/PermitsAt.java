package io.trailwright.ingest.permit;

import io.trailwright.core.json.Json;
import io.trailwright.ingest.TestKeys;
import io.trailwright.ingest.ledger.Ledger;
import io.trailwright.ingest.trail.NewIds;
import io.trailwright.ingest.trail.TrailWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Permits with a key of their own, over another ledger and writer than the service's. */
public final class PermitsAt {
    private PermitsAt() {}

    public static Permits permits() {
        var keyFile = TestKeys.newKeyFile();
        return new Permits(
                new PermitSettings() {
                    @Override
                    public Path keyFile() {
                        return keyFile;
                    }

                    @Override
                    public Optional<List<String>> retiredKeys() {
                        return Optional.empty();
                    }

                    @Override
                    public String issuer() {
                        return "trailwright.test";
                    }
                },
                new NewIds());
    }

    public static PermitService service(Ledger ledger, TrailWriter writer, Permits permits) {
        return new PermitService(ledger, writer, permits, refused -> {});
    }

    /** The claims of a permit as a target reads them offline; empty when the signature is not ours. */
    public static Optional<Json.Obj> claims(Permits permits, String compact) {
        return permits.verify(compact).map(PermitToken::claims);
    }
}
