package io.trailwright.reconstruction.account;

import io.trailwright.core.entry.EntryKind;
import java.util.List;

/** The rules that applied in the newest evaluation. */
final class Rules {
    private Rules() {}

    static List<Account.Rule> of(TrailReading trail) {
        var entry = trail.lastOf(EntryKind.POLICY_EVALUATED);
        if (entry.isEmpty()) {
            return List.of();
        }
        var evaluation = trail.evaluation();
        var policy = evaluation.text("policy", "id").map(Visible::inline).orElse("");
        long version = evaluation.whole("policy", "version").orElse(0L);
        return evaluation.items("rules").stream()
                .map(rule -> new Account.Rule(
                        rule.text("id").map(Visible::inline).orElse(""),
                        rule.text("tier").map(Visible::inline).orElse(""),
                        rule.text("reason").map(Visible::inline).orElse(""),
                        policy,
                        version,
                        entry.get().header().seq()))
                .toList();
    }
}
