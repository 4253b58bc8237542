package io.trailwright.ingest.decision;

import io.trailwright.core.json.Json;
import io.trailwright.ingest.ledger.PartDraft;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One document on which a decision rests.
 *
 * @param description the {@code evidence/N} part; its digest is of the content, checked where the content is here
 * @param content the document itself, where the caller sent it
 */
public record Evidence(Json.Obj description, Optional<byte[]> content) {

    static List<Json.Obj> descriptions(List<Evidence> evidence) {
        return evidence.stream().map(Evidence::description).toList();
    }

    /** The parts in order, numbered from 0. Content is a part of its own, so it can be erased alone. */
    static List<PartDraft> parts(List<Evidence> evidence) {
        var parts = new ArrayList<PartDraft>();
        for (int i = 0; i < evidence.size(); i++) {
            var name = "evidence/" + i;
            parts.add(PartDraft.of(name, evidence.get(i).description()));
            evidence.get(i).content().ifPresent(bytes -> parts.add(new PartDraft(name + "/content", bytes)));
        }
        return parts;
    }
}
