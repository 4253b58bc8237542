package io.trailwright.approval.review;

import io.trailwright.approval.inspection.Inspection;
import io.trailwright.approval.inspection.Inspection.Uninspectable;
import io.trailwright.approval.inspection.Inspector;
import io.trailwright.core.entry.Digest;
import io.trailwright.core.entry.Entry;
import io.trailwright.core.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One piece of evidence as recorded.
 *
 * @param number position among the decision's evidence, from 0, in the order of the trail
 * @param seq the entry that brought it
 * @param recorded everything the trail says about it
 * @param content the bytes, where the trail holds them and they match the digest
 * @param problem why the content cannot be shown although it should be there
 */
@SuppressWarnings("OptionalUsedAsFieldOrParameterType")
public record EvidenceItem(
        int number, long seq, Json.Obj recorded, Optional<byte[]> content, Optional<String> problem) {

    public String kind() {
        return recorded.string("kind");
    }

    public String title() {
        return recorded.optString("title").orElse("");
    }

    public String mediaType() {
        return recorded.optString("mediaType").orElse("application/octet-stream");
    }

    public Optional<String> digest() {
        return recorded.optString("digest");
    }

    public Optional<String> location() {
        return recorded.optString("location");
    }

    public Optional<String> obtainedAt() {
        return recorded.optString("obtainedAt");
    }

    /** How it can be looked at. What should be there and is not, or is not what was recorded, cannot be. */
    public Inspection inspection() {
        return problem.<Inspection>map(why -> new Uninspectable("cannot be shown: " + why))
                .orElseGet(() -> Inspector.inspect(mediaType(), content));
    }

    /** In bytes; of the content where it is held, else what was declared. */
    public Optional<Long> size() {
        return content.map(bytes -> (long) bytes.length)
                .or(() -> recorded.opt("size").isPresent() ? Optional.of(recorded.integer("size")) : Optional.empty());
    }

    /** Evidence of all entries of a trail, in order. */
    static List<EvidenceItem> of(List<Entry> entries) {
        var items = new ArrayList<EvidenceItem>();
        for (var entry : entries) {
            for (int n = 0; entry.parts().containsKey("evidence/" + n); n++) {
                items.add(read(items.size(), entry, "evidence/" + n));
            }
        }
        return List.copyOf(items);
    }

    private static EvidenceItem read(int number, Entry entry, String part) {
        var recorded = entry.json(part);
        if (recorded.isEmpty()) {
            var erased = Json.object().put("kind", "erased").build();
            return new EvidenceItem(
                    number, entry.header().seq(), erased, Optional.empty(), Optional.of("the evidence was erased"));
        }
        var content = entry.body(part + "/content");
        return new EvidenceItem(
                number,
                entry.header().seq(),
                recorded.get(),
                content.filter(bytes -> matches(recorded.get(), bytes)),
                problem(entry, part, recorded.get(), content));
    }

    private static Optional<String> problem(Entry entry, String part, Json.Obj recorded, Optional<byte[]> content) {
        if (entry.erased(part + "/content")) {
            return Optional.of("the content was erased");
        }
        boolean inline = recorded.opt("inline").isPresent() && recorded.bool("inline");
        if (inline && content.isEmpty()) {
            return Optional.of("the content should be in the record and is not");
        }
        return content.isPresent() && !matches(recorded, content.get())
                ? Optional.of("the content does not match its digest")
                : Optional.empty();
    }

    private static boolean matches(Json.Obj recorded, byte[] content) {
        return recorded.optString("digest")
                .equals(Optional.of(Digest.of(content).toString()));
    }
}
