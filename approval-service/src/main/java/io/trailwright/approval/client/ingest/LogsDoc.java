package io.trailwright.approval.client.ingest;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The ledger's logs. */
@JsonIgnoreProperties(ignoreUnknown = true)
record LogsDoc(List<String> logs, @Nullable Map<String, Long> sizes) {

    /** A ledger that is older than the member says nothing of how far it is. */
    Map<String, Long> known() {
        return sizes == null ? Map.of() : sizes;
    }
}
