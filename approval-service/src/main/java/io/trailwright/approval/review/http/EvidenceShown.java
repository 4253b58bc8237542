package io.trailwright.approval.review.http;

import io.trailwright.approval.inspection.Inspection;
import io.trailwright.approval.review.EvidenceItem;
import io.trailwright.approval.show.Sizes;
import io.trailwright.approval.show.VisibleText;
import io.trailwright.core.entry.Digest;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A piece of evidence on a page.
 *
 * @param id of the decision
 * @param number from 1
 * @param known how its content is known, in words
 * @param held whether the content is here to be opened
 * @param content what of it the page shows
 * @param opened whether the person was shown all of it or asked for it
 */
record EvidenceShown(
        String id,
        int number,
        VisibleText kind,
        VisibleText title,
        VisibleText mediaType,
        VisibleText digest,
        String size,
        long entry,
        @Nullable VisibleText location,
        @Nullable VisibleText obtainedAt,
        String known,
        boolean held,
        ContentShown content,
        boolean opened) {

    /** As the review shows it: what is long begins there and goes on on a page of its own. */
    static EvidenceShown brief(UUID decision, EvidenceItem item, Set<Digest> opened) {
        return of(decision, item, opened, ContentShown.brief(item.inspection()));
    }

    /** As its own page shows it. */
    static EvidenceShown whole(UUID decision, EvidenceItem item) {
        var opened = item.content().map(content -> Set.of(Digest.of(content))).orElse(Set.of());
        return of(decision, item, opened, ContentShown.whole(item.inspection()));
    }

    private static EvidenceShown of(UUID decision, EvidenceItem item, Set<Digest> opened, ContentShown content) {
        return new EvidenceShown(
                decision.toString(),
                item.number() + 1,
                VisibleText.line(item.kind()),
                VisibleText.line(item.title()),
                VisibleText.line(item.mediaType()),
                VisibleText.line(item.digest().orElse("no digest")),
                item.size().map(Sizes::of).orElse("size not recorded"),
                item.seq(),
                item.location().map(VisibleText::line).orElse(null),
                item.obtainedAt().map(VisibleText::line).orElse(null),
                known(item),
                item.content().isPresent(),
                content,
                item.content().map(Digest::of).filter(opened::contains).isPresent());
    }

    private static String known(EvidenceItem item) {
        if (item.content().isPresent()) {
            return "in the record, and matches its digest (verified)";
        }
        return item.inspection() instanceof Inspection.Elsewhere
                ? "digest only, as the sender gave it (declared)"
                : "not as recorded";
    }

    /** The file to save. */
    public String file() {
        return base();
    }

    /** The page of its own. */
    public String page() {
        return base() + "/view";
    }

    /** The picture, for a page of ours. */
    public String picture() {
        return base() + "/image";
    }

    private String base() {
        return "/reviews/" + id + "/evidence/" + (number - 1);
    }
}
