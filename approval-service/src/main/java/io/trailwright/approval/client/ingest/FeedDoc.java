package io.trailwright.approval.client.ingest;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.trailwright.approval.feed.FeedItem;
import io.trailwright.approval.feed.FeedItem.FeedPart;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A page of the feed. Absent members are read as empty, so that the check names what is wrong with the entry. */
@JsonIgnoreProperties(ignoreUnknown = true)
record FeedDoc(@Nullable List<EntryDoc> entries) {

    List<FeedItem> items() {
        return entries == null
                ? List.of()
                : entries.stream().map(EntryDoc::item).toList();
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record EntryDoc(
            long index,
            @Nullable String header,
            @Nullable String leafHash,
            @Nullable Map<String, PartDoc> parts) {

        FeedItem item() {
            var items = new TreeMap<String, FeedPart>();
            if (parts != null) {
                parts.forEach((name, part) -> items.put(name, part.part()));
            }
            return new FeedItem(index, text(header), text(leafHash), items);
        }
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record PartDoc(
            @Nullable String salt,
            @Nullable String body,
            @Nullable Boolean erased) {

        FeedPart part() {
            return Boolean.TRUE.equals(erased) ? new FeedPart.Erased() : new FeedPart.Held(text(salt), text(body));
        }
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
