package io.trailwright.ingest.ledger.http;

import io.trailwright.ingest.ledger.FeedPage;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A stretch of the feed. */
@Schema(name = "FeedPage")
record FeedDoc(
        @Schema(description = "Dense and in order") List<EntryDoc> entries,

        @Schema(description = "Ask after this position for what follows")
        long next) {

    static FeedDoc of(FeedPage page) {
        return new FeedDoc(page.entries().stream().map(EntryDoc::of).toList(), page.next());
    }
}
