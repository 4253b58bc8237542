package io.trailwright.reconstruction.account;

import io.trailwright.core.entry.Entry;
import io.trailwright.core.trail.Delegation;
import io.trailwright.core.trail.Person;
import io.trailwright.core.trail.Reviewer;
import io.trailwright.core.trail.StageProgress.Approver;
import io.trailwright.core.trail.TrailState;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** That an approval was given in somebody else's stead, who had handed the decision on. */
final class InsteadOf {
    private InsteadOf() {}

    /** Empty where it was not, or where the approval is of a content that is not the current one. */
    static Optional<Sentence> of(Entry entry, TrailReading trail) {
        return trail.state().flatMap(state -> approver(entry, state)
                .filter(approver -> !approver.insteadOf().isEmpty())
                .map(approver -> sentence(entry, trail, state, approver.insteadOf())));
    }

    private static Optional<Approver> approver(Entry entry, TrailState state) {
        return state.approvals().stream()
                .filter(review -> review.seq() == entry.header().seq())
                .flatMap(review -> review.reviewer().stream())
                .findFirst()
                .flatMap(reviewer -> state.progress().stages().approvers().stream()
                        .filter(approver -> approver.person().same(reviewer.person()))
                        .findFirst());
    }

    private static Sentence sentence(Entry entry, TrailReading trail, TrailState state, List<Person> people) {
        var names = people.stream()
                .map(person -> Quote.name(person.name().orElse(person.sub())))
                .toList();
        var grounds = state.progress().delegations().stream()
                .filter(Delegation.Recorded::counts)
                .filter(recorded -> people.stream().anyMatch(person -> by(recorded, person)))
                .map(recorded -> trail.entries().get(Math.toIntExact(recorded.seq())));
        return Sentence.of(
                "This was in the stead of " + Words.and(names) + ", who had handed the decision on.",
                Stream.concat(grounds, Stream.of(entry)).toArray(Entry[]::new));
    }

    private static boolean by(Delegation.Recorded recorded, Person person) {
        return recorded.by().map(Reviewer::person).filter(person::same).isPresent();
    }
}
