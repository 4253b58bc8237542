package io.trailwright.approval.feed;

import io.smallrye.mutiny.Uni;
import io.trailwright.core.entry.Entry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** One step along a log's feed: fetch a page, check it, derive from it, move the cursor. */
@ApplicationScoped
public class FeedStep {
    private static final Logger LOG = Logger.getLogger(FeedStep.class);

    /** What a step did. */
    public enum Outcome {
        /** Nothing new came. */
        IDLE,
        /** The cursor moved, and there is more. */
        MOVED,
        /** The cursor moved to the end of what there was. */
        CAUGHT_UP,
        /** An entry could not be taken in; try again after a pause. */
        STUCK
    }

    private final Feed feed;
    private final FeedStore store;
    private final Projection projection;
    private final FeedConfig config;
    private final FeedMeter meter;

    FeedStep(Feed feed, FeedStore store, Projection projection, FeedConfig config, FeedMeter meter) {
        this.feed = feed;
        this.store = store;
        this.projection = projection;
        this.config = config;
        this.meter = meter;
    }

    /** @return fails when ledger or database cannot be reached: nothing has changed then */
    public Uni<Outcome> take(String log, Duration wait) {
        return store.position(log).chain(position -> feed.after(log, position, config.pageSize(), wait)
                .chain(items -> items.isEmpty() ? idle() : taken(log, position, items)));
    }

    private Uni<Outcome> taken(String log, long position, List<FeedItem> items) {
        var page = Page.read(log, position, items);
        var poison = page.poison();
        if (page.entries().isEmpty() && poison != null) {
            return passOver(log, position, poison);
        }
        boolean last = poison == null && items.size() < config.pageSize();
        return derive(log, position, page.entries())
                .map(moved -> last ? Outcome.CAUGHT_UP : moved)
                .onFailure(PoisonEntryException.class)
                .recoverWithUni(failure -> oneByOne(log, position, page.entries()));
    }

    private Uni<Outcome> derive(String log, long position, List<Entry> entries) {
        long to = position + entries.size();
        return store.advance(log, position, to, () -> projection.project(log, entries))
                .replaceWith(Outcome.MOVED);
    }

    /** Finds the entry that spoils a page: those before it are taken in, it is counted, those after it wait. */
    private Uni<Outcome> oneByOne(String log, long position, List<Entry> entries) {
        var first = entries.subList(0, 1);
        var rest = entries.subList(1, entries.size());
        return derive(log, position, first)
                .chain(moved -> rest.isEmpty() ? Uni.createFrom().item(moved) : oneByOne(log, position + 1, rest))
                .onFailure(PoisonEntryException.class)
                .recoverWithUni(failure -> passOver(log, position, (PoisonEntryException) failure));
    }

    private Uni<Outcome> passOver(String log, long position, PoisonEntryException poison) {
        return store.failed(log, poison).chain(attempts -> {
            LOG.warnf("log %s: try %d: %s", log, attempts, poison.getMessage());
            if (attempts < config.tries()) {
                return Uni.createFrom().item(Outcome.STUCK);
            }
            LOG.errorf("log %s: entry %d is quarantined and passed over", log, poison.position());
            return store.advance(log, position, poison.position(), () -> quarantine(log, poison))
                    .invoke(moved -> {
                        if (moved) {
                            meter.quarantined();
                        }
                    })
                    .replaceWith(Outcome.MOVED);
        });
    }

    private Uni<Void> quarantine(String log, PoisonEntryException poison) {
        var marked = store.quarantine(log, poison.position());
        return poison.trail()
                .map(trail -> marked.chain(
                        () -> projection.damaged(log, trail, poison.position(), String.valueOf(poison.getMessage()))))
                .orElse(marked);
    }

    private static Uni<Outcome> idle() {
        return Uni.createFrom().item(Outcome.IDLE);
    }

    /** The readable start of a page, and the entry that ends it, if one cannot be read. */
    private record Page(List<Entry> entries, @Nullable PoisonEntryException poison) {

        /** @throws IllegalStateException if the feed is not dense: an entry that is missing is not skipped */
        static Page read(String log, long position, List<FeedItem> items) {
            var entries = new ArrayList<Entry>();
            for (var item : items) {
                long wanted = position + entries.size() + 1;
                if (item.index() != wanted) {
                    throw new IllegalStateException(
                            "log " + log + ": the feed gave entry " + item.index() + " where " + wanted + " is next");
                }
                try {
                    entries.add(EntryCheck.read(log, item));
                } catch (PoisonEntryException poison) {
                    return new Page(List.copyOf(entries), poison);
                }
            }
            return new Page(List.copyOf(entries), null);
        }
    }
}
