package io.trailwright.approval.review.http;

import io.trailwright.approval.review.EvidenceItem;
import io.trailwright.approval.show.Sizes;
import io.trailwright.approval.show.VisibleText;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A piece of evidence on the page.
 *
 * @param link where the content is served as a file; absent when it is not held here
 * @param text the content as inert text, where it is text
 * @param note what the reviewer has to know about the content
 */
record EvidenceShown(
        int number,
        VisibleText kind,
        VisibleText title,
        VisibleText mediaType,
        VisibleText digest,
        String size,
        @Nullable VisibleText location,
        @Nullable VisibleText obtainedAt,
        @Nullable String link,
        @Nullable VisibleText text,
        @Nullable String note) {

    /** Short texts are shown at once, longer ones when they are opened. */
    private static final int SHORT_TEXT = 1500;

    /** The most characters that are put into the page; the file has all. */
    private static final int MAX_TEXT = 50_000;

    private static final Set<String> TEXTUAL =
            Set.of("application/json", "application/xml", "application/yaml", "application/x-ndjson", "message/rfc822");

    /** Whether the text is short enough to be shown at once. */
    public boolean brief() {
        return text != null && text.length() <= SHORT_TEXT;
    }

    static EvidenceShown of(UUID decision, EvidenceItem item) {
        var content = item.content()
                .filter(bytes -> textual(item.mediaType()))
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                .orElse(null);
        return new EvidenceShown(
                item.number() + 1,
                VisibleText.line(item.kind()),
                VisibleText.line(item.title()),
                VisibleText.line(item.mediaType()),
                VisibleText.line(item.digest().orElse("no digest")),
                item.size().map(Sizes::of).orElse("size not recorded"),
                item.location().map(VisibleText::line).orElse(null),
                item.obtainedAt().map(VisibleText::line).orElse(null),
                item.content().isPresent() ? "/reviews/" + decision + "/evidence/" + item.number() : null,
                content == null ? null : VisibleText.block(head(content)),
                note(item, content));
    }

    private static boolean textual(String mediaType) {
        var type = mediaType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return type.startsWith("text/") || TEXTUAL.contains(type);
    }

    private static String head(String content) {
        return content.length() <= MAX_TEXT
                ? content
                : content.substring(
                        0,
                        content.offsetByCodePoints(0, Math.min(MAX_TEXT, content.codePointCount(0, content.length()))));
    }

    private static @Nullable String note(EvidenceItem item, @Nullable String content) {
        if (item.problem().isPresent()) {
            return "Cannot be shown: " + item.problem().get() + ".";
        }
        if (item.content().isEmpty()) {
            return "Held elsewhere; only its digest is in the record, so its content cannot be shown here.";
        }
        return content != null && content.length() > MAX_TEXT
                ? "Only the beginning is shown. Open the file to read all " + content.length() + " characters."
                : null;
    }
}
