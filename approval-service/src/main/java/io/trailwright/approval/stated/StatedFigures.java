package io.trailwright.approval.stated;

import io.smallrye.mutiny.Uni;
import io.trailwright.approval.person.SignedIn;
import io.trailwright.approval.stated.StatedStore.About;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** One's own history, and the figures of one's groups. */
@ApplicationScoped
public class StatedFigures {
    /** How far back the figures of a team go. */
    public static final int DAYS = 90;

    /** The most statements that they are made of. */
    public static final int MOST = 5_000;

    private static final int OWN = 200;

    private final StatedStore store;
    private final Clock clock;

    StatedFigures(StatedStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** @param statements newest first. @param more whether there are older ones */
    public record Own(List<About> statements, boolean more) {}

    /** @param cut whether there were more statements than the figures are made of */
    public record Figures(List<Team.Member> members, int statements, boolean cut) {}

    public Uni<Own> mine(SignedIn person) {
        return store.by(person.tenant(), person.reviewer().person(), OWN + 1)
                .map(found -> new Own(found.stream().limit(OWN).toList(), found.size() > OWN));
    }

    /** Of all who stated something on reviews that one of the person's groups was asked about. */
    public Uni<Figures> team(SignedIn person) {
        var since = clock.instant().minus(Duration.ofDays(DAYS));
        return store.since(person.tenant(), person.reviewer().groups(), since, MOST + 1)
                .map(found -> {
                    var used = found.stream().limit(MOST).toList();
                    return new Figures(Team.of(used), used.size(), found.size() > MOST);
                });
    }
}
