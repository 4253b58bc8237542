package io.trailwright.approval.review;

import io.trailwright.approval.difference.Difference;
import io.trailwright.approval.difference.Difference.Kind;
import io.trailwright.approval.difference.Difference.Leaf;
import io.trailwright.core.entry.Entry;
import io.trailwright.core.json.Json;
import io.trailwright.core.trail.TrailState;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;

/**
 * What has changed in what a person is shown since they were shown another view: made again from the entries that were
 * there then.
 *
 * @param evidence that is new
 * @param leaves of everything else that differs
 * @param entries that were added to the trail since
 */
public record SinceLooked(List<EvidenceItem> evidence, List<Leaf> leaves, List<Entry> entries) {

    /** Names and numbers of the view itself, which say nothing about the decision. */
    private static final Set<String> FRAME = Set.of("v", "decision", "log", "subject", "evidence");

    public SinceLooked {
        evidence = List.copyOf(evidence);
        leaves = List.copyOf(leaves);
        entries = List.copyOf(entries);
    }

    /** @param seq the newest entry then; at least 0 */
    static SinceLooked of(ReviewedTrail trail, long seq) {
        var then = trail.entries().stream()
                .filter(entry -> entry.header().seq() <= seq)
                .toList();
        var at = then.get(then.size() - 1).header().at();
        var before = ReviewView.of(TrailState.fold(then, at), then);
        var after = trail.view();
        return new SinceLooked(
                after.evidence()
                        .subList(
                                Math.min(
                                        before.evidence().size(),
                                        after.evidence().size()),
                                after.evidence().size()),
                Difference.of(rest(before), rest(after)).stream()
                        .filter(leaf -> leaf.kind() != Kind.SAME)
                        .toList(),
                trail.entries().subList(then.size(), trail.entries().size()));
    }

    private static Json rest(ReviewView view) {
        var members = new LinkedHashMap<>(view.canonicalModel().members());
        members.keySet().removeAll(FRAME);
        return new Json.Obj(members);
    }
}
