package io.trailwright.ingest.publication;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithParentName;
import java.net.URI;
import java.util.Map;

/** The witnesses to which every log's checkpoints are submitted; none unless they are named. */
@ConfigMapping(prefix = "trailwright.witnesses")
public interface WitnessSettings {
    /** By a name of the operator's choice, which messages and the health page show. */
    @WithParentName
    Map<String, Settings> all();

    /** One witness. */
    interface Settings {
        /** Its submission prefix: {@code /add-checkpoint} is appended. */
        URI url();

        /** The vkey (type 04) by which its cosignatures verify; pinned, never asked of the witness. */
        String vkey();
    }
}
