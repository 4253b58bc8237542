package io.trailwright.approval.client.ingest;

import io.smallrye.mutiny.Uni;
import io.trailwright.approval.feed.Feed;
import io.trailwright.approval.feed.FeedItem;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** The ledger's feed over HTTP. Failures are passed on: whoever follows tries again from where it stands. */
@ApplicationScoped
class IngestFeed implements Feed {
    private final IngestFeedApi api;

    IngestFeed(@RestClient IngestFeedApi api) {
        this.api = api;
    }

    @Override
    public Uni<List<String>> logs() {
        return api.logs().map(LogsDoc::logs);
    }

    @Override
    public Uni<Map<String, Long>> sizes() {
        return api.logs().map(LogsDoc::known);
    }

    @Override
    public Uni<List<FeedItem>> after(String log, long after, int limit, Duration wait) {
        return api.entries(log, after, limit, "wait=" + wait.toSeconds()).map(FeedDoc::items);
    }
}
