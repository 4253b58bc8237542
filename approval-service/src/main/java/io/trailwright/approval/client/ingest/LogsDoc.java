package io.trailwright.approval.client.ingest;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;

/** The ledger's logs. */
@JsonIgnoreProperties(ignoreUnknown = true)
record LogsDoc(List<String> logs) {}
