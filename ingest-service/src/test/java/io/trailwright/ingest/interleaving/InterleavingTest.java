package io.trailwright.ingest.interleaving;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trailwright.core.json.Json;
import io.trailwright.core.trail.Action;
import io.trailwright.ingest.decision.http.EvidenceBody;
import io.trailwright.ingest.permit.Permits;
import io.trailwright.ingest.permit.PermitsAt;
import io.trailwright.ingest.trail.SeenTrail;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What was displayed is what is approved is what runs: by the service's own rules and doors, over a ledger in memory. The
 * long form is {@code -Dinterleavings.long=1000000}.
 */
class InterleavingTest {
    private static final int WALKS = Integer.getInteger("interleavings.long", 10_000);
    private static final long SEED = Long.getLong("interleavings.seed", 20261126);

    private static final Logger QUIET = Logger.getLogger(SeenTrail.class.getName());

    private final Permits signer = PermitsAt.permits();

    /** Thousands of broken trails are what these tests are about; each of them is told to the operator. */
    @BeforeAll
    static void quiet() {
        QUIET.setLevel(Level.OFF);
    }

    @AfterAll
    static void loud() {
        QUIET.setLevel(null);
    }

    /** Where something changes: after this step and before the next. */
    enum Gap {
        VIEW_AND_APPROVE,
        APPROVE_AND_PERMIT,
        PERMIT_AND_EXECUTION,
        EXECUTION_AND_REPORT
    }

    @Test
    void everyFieldOfActionAndEvidenceIsChanged() {
        assertEquals(components(Action.class), Fields.actionChanges().keySet());
        assertEquals(components(EvidenceBody.class), Fields.evidenceChanges().keySet());
        Fields.actionChanges().forEach((field, changes) -> assertTrue(!changes.isEmpty(), field));
        Fields.evidenceChanges()
                .forEach((field, change) ->
                        assertTrue(!change.apply(Fields.EVIDENCE).equals(Fields.EVIDENCE), field));
    }

    private static Set<String> components(Class<?> type) {
        return Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getName)
                .collect(Collectors.toSet());
    }

    @Test
    void withoutAChangeItRunsOnce() {
        var world = walk(Control.NONE, Gap.VIEW_AND_APPROVE, unchanged -> {});
        assertEquals(1, world.executions());
        assertEquals(List.of(), world.violations());
    }

    @Test
    void noFieldOfTheActionChangesBetweenWhatWasShownAndWhatRuns() {
        int walks = 0;
        for (var gap : Gap.values()) {
            for (var changes : Fields.actionChanges().values()) {
                for (var change : changes) {
                    // When
                    var world = walk(Control.NONE, gap, each -> each.agentChanges((Json.Obj) change.value()));

                    // Then
                    int runs = gap == Gap.EXECUTION_AND_REPORT ? 1 : 0;
                    assertEquals(runs, world.executions(), gap + " " + change.what());
                    assertEquals(List.of(), world.violations(), gap + " " + change.what());
                    walks++;
                }
            }
        }
        assertTrue(walks > 150, walks + " walks");
    }

    @Test
    void noFieldOfTheEvidenceChangesBetweenWhatWasShownAndWhatRuns() {
        for (var gap : Gap.values()) {
            Fields.evidenceChanges().forEach((field, change) -> {
                // When
                var world = walk(Control.NONE, gap, each -> each.amend(change.apply(Fields.EVIDENCE)));

                // Then
                assertEquals(gap == Gap.EXECUTION_AND_REPORT ? 1 : 0, world.executions(), gap + " " + field);
                assertEquals(List.of(), world.violations(), gap + " " + field);
            });
        }
    }

    @Test
    void nothingThatIsChangedInTheDatabaseRuns() {
        int walks = 0;
        for (var gap : List.of(Gap.VIEW_AND_APPROVE, Gap.APPROVE_AND_PERMIT, Gap.PERMIT_AND_EXECUTION)) {
            for (int i = 0; ; i++) {
                // When
                var intrusion = new NthIntrusion(i);
                var world = walk(Control.NONE, gap, intrusion);
                if (intrusion.what.isEmpty()) {
                    break;
                }

                // Then
                assertEquals(0, world.executions(), gap + " " + intrusion.what);
                assertEquals(List.of(), world.violations(), gap + " " + intrusion.what);
                walks++;
            }
        }
        assertTrue(walks > 500, walks + " walks");
    }

    private static final class NthIntrusion implements Consumer<World> {
        private final int n;
        private String what = "";

        NthIntrusion(int n) {
            this.n = n;
        }

        @Override
        public void accept(World world) {
            var all = Intruder.all(world.ledger());
            if (n < all.size()) {
                what = all.get(n).what();
                all.get(n).change().accept(world.ledger());
            }
        }
    }

    @Test
    void noInterleavingRunsWhatWasNotApprovedAsShown() {
        // When
        var tally = new Walks(Control.NONE, signer).run(WALKS, SEED);

        // Then
        System.out.println(tally);
        assertEquals(List.of(), tally.violations());
        assertTrue(tally.executions() > WALKS / 8, tally.toString());
        tally.steps().forEach((step, count) -> assertTrue(count > WALKS / 20, step + ": " + tally));
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void withAnyOneCheckTakenOutTheSameWalksFindIt(Control control) {
        // When
        var tally = new Walks(control, signer).run(Math.min(WALKS, 400), SEED);

        // Then
        System.out.println(control + " taken out: " + tally);
        assertTrue(!tally.violations().isEmpty(), tally.toString());
    }

    /** Straight on from view to report, with one change in one place. */
    private World walk(Control control, Gap where, Consumer<World> change) {
        var world = new World(control, signer, new Random(SEED));
        var steps = new ArrayList<Consumer<World>>();
        steps.add(World::view);
        steps.add(World::approve);
        steps.add(World::askPermit);
        steps.add(World::execute);
        for (int i = 0; i < steps.size(); i++) {
            steps.get(i).accept(world);
            if (where.ordinal() == i) {
                change.accept(world);
            }
        }
        world.reportAgents();
        return world;
    }
}
