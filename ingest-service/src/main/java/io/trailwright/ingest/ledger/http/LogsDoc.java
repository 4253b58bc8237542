package io.trailwright.ingest.ledger.http;

import io.trailwright.ingest.ledger.LogHead;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The logs of this installation. */
@Schema(name = "Logs")
record LogsDoc(
        List<String> logs,

        @Schema(description = "How many entries each log has, by its name")
        Map<String, Long> sizes) {

    static LogsDoc of(List<LogHead> heads) {
        Map<String, Long> sizes = new TreeMap<>();
        heads.forEach(head -> sizes.put(head.log(), head.size()));
        return new LogsDoc(heads.stream().map(LogHead::log).toList(), sizes);
    }
}
