package io.trailwright.ingest.ledger.http;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The logs of this installation. */
@Schema(name = "Logs")
record LogsDoc(List<String> logs) {}
