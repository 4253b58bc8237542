package io.trailwright.core.trail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trailwright.core.trail.Requirement.Stage;
import io.trailwright.core.trail.StageProgress.Approver;
import io.trailwright.core.trail.StageProgress.Fit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class StageProgressTest {
    /** First one clerk, then a lead and a controller, then anybody of the board or of the clerks. */
    private static final List<Stage> STAGES = List.of(
            new Stage("payables", List.of("clerk"), 1, false),
            new Stage("control", List.of("lead", "controller"), 2, true),
            new Stage("board", List.of("board", "clerk"), 1, false));

    /** Every state of these stages, by who has approved. */
    private static final Map<String, List<String>> STATES = new TreeMap<>(Map.of(
            "start", List.of(),
            "clerked", List.of("clerk"),
            "led", List.of("clerk", "lead"),
            "controlled", List.of("clerk", "controller"),
            "either", List.of("clerk", "lead+controller"),
            "checked", List.of("clerk", "lead", "controller"),
            "done", List.of("clerk", "lead", "controller", "board")));

    /** State, groups of who comes next, what that is. */
    private static final String TABLE = """
            start      clerk            fits
            start      lead             other-stage
            start      controller       other-stage
            start      board            other-stage
            start      lead+controller  other-stage
            start      clerk+board      fits
            start      sales            not-asked
            clerked    clerk            other-stage
            clerked    lead             fits
            clerked    controller       fits
            clerked    board            other-stage
            clerked    lead+controller  fits
            clerked    clerk+board      other-stage
            clerked    sales            not-asked
            led        clerk            other-stage
            led        lead             groups-taken
            led        controller       fits
            led        board            other-stage
            led        lead+controller  fits
            led        clerk+board      other-stage
            led        sales            not-asked
            controlled clerk            other-stage
            controlled lead             fits
            controlled controller       groups-taken
            controlled board            other-stage
            controlled lead+controller  fits
            controlled clerk+board      other-stage
            controlled sales            not-asked
            either     clerk            other-stage
            either     lead             fits
            either     controller       fits
            either     board            other-stage
            either     lead+controller  fits
            either     clerk+board      other-stage
            either     sales            not-asked
            checked    clerk            fits
            checked    lead             other-stage
            checked    controller       other-stage
            checked    board            fits
            checked    lead+controller  other-stage
            checked    clerk+board      fits
            checked    sales            not-asked
            done       clerk            complete
            done       lead             complete
            done       controller       complete
            done       board            complete
            done       lead+controller  complete
            done       clerk+board      complete
            done       sales            complete
            """;

    @TestFactory
    Stream<DynamicTest> whoeverComesMeetsWhatTheTableSays() {
        var rows = TABLE.lines().map(line -> line.split(" +")).toList();
        assertEquals(STATES.size() * 7, rows.size(), "the table is whole");
        return rows.stream()
                .map(row -> DynamicTest.dynamicTest(row[0] + " + " + row[1] + " = " + row[2], () -> {
                    // Given
                    var progress = StageProgress.of(STAGES);
                    for (var groups : STATES.get(row[0])) {
                        progress = progress.with(approver(progress.approvers().size(), groups(groups)));
                    }
                    var before = progress;
                    // When
                    var fit = before.fit(groups(row[1]));
                    // Then
                    assertEquals(row[2], Wire.name(fit));
                    var next = approver(99, groups(row[1]));
                    if (fit == Fit.FITS) {
                        assertEquals(
                                before.approvers().size() + 1,
                                before.with(next).approvers().size());
                    } else {
                        assertThrows(IllegalArgumentException.class, () -> before.with(next));
                    }
                }));
    }

    @Test
    void whereNoApprovalIsNeededEverythingIsThere() {
        var progress = StageProgress.of(List.of());
        assertTrue(progress.complete());
        assertEquals(Optional.empty(), progress.current());
        assertEquals(Fit.COMPLETE, progress.fit(Set.of("clerk")));
    }

    @Test
    void whoJoinsDoesSoInTheCurrentStageAlone() {
        // Given
        var escalated = StageProgress.of(STAGES).joinedBy(List.of("boss", "clerk"));
        // When
        var next = escalated.with(approver(1, Set.of("boss")));
        // Then
        assertEquals(List.of("clerk", "boss"), escalated.current().orElseThrow().asked());
        assertEquals(Fit.OTHER_STAGE, next.fit(Set.of("boss")));
        assertEquals("control", next.current().orElseThrow().stage().name());
    }

    @Test
    void whoIsDecidedAreApproversAndThoseInWhoseSteadTheyWere() {
        var approver = new Approver(TestTrail.person("dora"), Set.of("clerk"), List.of(TestTrail.person("carl")));
        var progress = StageProgress.of(STAGES).with(approver);
        assertEquals(List.of(TestTrail.person("dora"), TestTrail.person("carl")), progress.decided());
    }

    @Test
    void aNaiveCountSaysTheSame() {
        var random = new Random(4);
        for (int round = 0; round < 5_000; round++) {
            // Given
            var stages = randomStages(random);
            var progress = StageProgress.of(stages);
            var naive = new NaiveStages(stages);
            for (int move = 0; move < 14; move++) {
                if (random.nextInt(6) == 0) {
                    var joining = List.copyOf(randomGroups(random, 3));
                    progress = progress.joinedBy(joining);
                    naive.join(joining);
                }
                // When
                var groups = randomGroups(random, 2);
                boolean fits = progress.fit(groups) == Fit.FITS;
                // Then
                assertEquals(naive.admit(groups), fits, stages + " " + progress + " " + groups);
                progress = fits ? progress.with(approver(move, groups)) : progress;
                assertEquals(naive.current(), progress.current().map(step -> step.stage()
                        .name()));
                assertEquals(naive.current().isEmpty(), progress.complete());
            }
        }
    }

    @Test
    void whoComesFirstNeverKeepsTheStageFromBeingFilled() {
        var random = new Random(5);
        for (int round = 0; round < 3_000; round++) {
            // Given
            var groups = List.of("a", "b", "c");
            var stage = new Stage("one", groups, 1 + random.nextInt(3), true);
            var people = Stream.generate(() -> randomGroups(random, 2)).limit(4).toList();
            // When
            var progress = StageProgress.of(List.of(stage));
            for (int i = 0; i < people.size(); i++) {
                if (progress.fit(people.get(i)) == Fit.FITS) {
                    progress = progress.with(approver(i, people.get(i)));
                }
            }
            // Then
            assertEquals(canBeFilled(stage, people), progress.complete(), stage + " " + people);
        }
    }

    /** Some choice of people, in the number that the stage asks for, can each stand for a group of their own. */
    private static boolean canBeFilled(Stage stage, List<Set<String>> people) {
        for (int choice = 0; choice < 1 << people.size(); choice++) {
            var chosen = new ArrayList<Set<String>>();
            for (int i = 0; i < people.size(); i++) {
                if ((choice >> i & 1) == 1) {
                    chosen.add(people.get(i));
                }
            }
            if (chosen.size() == stage.approvals() && NaiveStages.assignable(chosen, stage.groups(), Set.of())) {
                return true;
            }
        }
        return false;
    }

    @Test
    void aStageWithoutDistinctGroupsTakesTwoOfOneGroup() {
        var progress = StageProgress.of(List.of(new Stage("one", List.of("a"), 2, false)))
                .with(approver(1, Set.of("a")));
        assertEquals(Fit.FITS, progress.fit(Set.of("a")));
        assertFalse(progress.complete());
        assertTrue(progress.with(approver(2, Set.of("a"))).complete());
    }

    private static List<Stage> randomStages(Random random) {
        var stages = new ArrayList<Stage>();
        int count = 1 + random.nextInt(3);
        for (int i = 0; i < count; i++) {
            stages.add(new Stage(
                    "s" + i, List.copyOf(randomGroups(random, 2)), 1 + random.nextInt(3), random.nextBoolean()));
        }
        return stages;
    }

    private static Set<String> randomGroups(Random random, int oneIn) {
        return Stream.of("a", "b", "c", "d")
                .filter(group -> random.nextInt(oneIn) == 0)
                .collect(Collectors.toSet());
    }

    private static Set<String> groups(String joined) {
        return new HashSet<>(Arrays.asList(joined.split("\\+")));
    }

    private static Approver approver(int number, Set<String> groups) {
        return new Approver(TestTrail.person("p" + number), groups, List.of());
    }
}
