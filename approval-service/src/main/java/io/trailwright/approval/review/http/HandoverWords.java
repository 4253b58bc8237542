package io.trailwright.approval.review.http;

import io.trailwright.approval.show.Times;
import io.trailwright.approval.show.VisibleText;
import io.trailwright.core.entry.Entry;
import io.trailwright.core.trail.Delegation;
import io.trailwright.core.trail.Escalation;
import io.trailwright.core.trail.Person;
import java.util.List;
import java.util.stream.Collectors;

/** Delegations and escalations, in sentences. Names and reasons come from outside and are shown as such. */
final class HandoverWords {
    private HandoverWords() {}

    static String delegated(Entry entry) {
        return entry.json("delegation")
                .map(Delegation::read)
                .map(it -> "Handed to " + name(it.to()) + " until " + Times.at(it.until()) + ", because: "
                        + VisibleText.line(it.reason()))
                .orElse("Handed to somebody else");
    }

    static String escalated(Entry entry) {
        return entry.json("escalation")
                .map(Escalation::read)
                .map(it -> "Escalated to " + groups(it.groups())
                        + (it.reason().isEmpty()
                                ? ", because the time for it had come"
                                : ", because: " + VisibleText.line(it.reason())))
                .orElse("Escalated");
    }

    /** A delegation that holds. */
    static String standing(Delegation.Recorded recorded) {
        var from = recorded.by().map(by -> name(by.person())).orElse("Somebody");
        return from + " has handed this to " + name(recorded.delegation().to()) + " until "
                + Times.at(recorded.delegation().until()) + ".";
    }

    static String groups(List<String> groups) {
        return groups.stream().map(group -> VisibleText.line(group).text()).collect(Collectors.joining(" or "));
    }

    private static String name(Person person) {
        return VisibleText.line(person.name().orElse(person.sub())).text();
    }
}
