package io.trailwright.core.trail;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Where the review of a decision stands.
 *
 * @param stages who has approved and who comes next
 * @param ladder who is asked besides, and when
 * @param delegations everything that was handed on, counted or not, in order
 * @param escalations every step that was taken, counted or not, in order
 * @param changesRequested the statement that sent the decision back; empty once evidence has been added
 */
public record ReviewProgress(
        StageProgress stages,
        Ladder ladder,
        List<Delegation.Recorded> delegations,
        List<Escalation.Recorded> escalations,
        Optional<Review> changesRequested) {

    public ReviewProgress {
        delegations = List.copyOf(delegations);
        escalations = List.copyOf(escalations);
    }

    /** Delegations that hold at this instant. */
    public List<Delegation.Recorded> standing(Instant now) {
        return delegations.stream().filter(each -> each.stands(now)).toList();
    }

    /** Whether this person has handed the decision to somebody else, and that holds. */
    public boolean handedOn(Person person, Instant now) {
        return standing(now).stream().flatMap(each -> each.by().stream()).anyMatch(by -> by.person()
                .same(person));
    }

    /** What others have handed to exactly this person, and that holds. */
    public List<Delegation.Recorded> heldBy(Person person, Instant now) {
        return standing(now).stream()
                .filter(each -> each.delegation().to().is(person))
                .toList();
    }
}
