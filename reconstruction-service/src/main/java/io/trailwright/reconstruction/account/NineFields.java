package io.trailwright.reconstruction.account;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The nine things that a decision must carry or mark as not recorded, in their fixed order. */
final class NineFields {
    private NineFields() {}

    static List<Field> of(TrailReading trail, List<FivePart> parts) {
        Map<String, FivePart> byName = parts.stream().collect(Collectors.toMap(FivePart::part, Function.identity()));
        var declared = new DeclaredFields(trail);
        var outcome = new OutcomeFields(trail, byName);
        return List.of(
                declared.workflowOwner(),
                declared.tool(),
                declared.dataCategory(),
                declared.prompt(),
                outcome.sources(),
                declared.output(
                        byName.getOrDefault("recommendation", new FivePart("", PartState.NOT_RECORDED, List.of()))),
                outcome.reviewer(),
                outcome.finalAction(),
                outcome.exceptions());
    }
}
