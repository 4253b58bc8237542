package io.trailwright.approval.review.http;

import io.trailwright.approval.colleague.Colleague;
import io.trailwright.approval.show.VisibleText;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Somebody to choose by name.
 *
 * @param label name and groups; where two have the same, the end of the subject id too
 */
record ColleagueShown(String sub, VisibleText label, boolean chosen) {
    private static final int TELLING = 8;

    /** @param chosen subject id of the one that is chosen already; empty for none */
    static List<ColleagueShown> of(List<Colleague> colleagues, String chosen) {
        var often = colleagues.stream().collect(Collectors.groupingBy(ColleagueShown::label, Collectors.counting()));
        return colleagues.stream()
                .map(each -> {
                    var label = label(each);
                    var sub = each.person().sub();
                    boolean alone = often.getOrDefault(label, 0L) < 2;
                    var told = alone ? label : label + ", …" + sub.substring(Math.max(0, sub.length() - TELLING));
                    return new ColleagueShown(sub, VisibleText.line(told), sub.equals(chosen));
                })
                .toList();
    }

    private static String label(Colleague colleague) {
        var groups = colleague.groups().stream().sorted().collect(Collectors.joining(", "));
        return groups.isEmpty() ? colleague.name() : colleague.name() + " (" + groups + ")";
    }
}
