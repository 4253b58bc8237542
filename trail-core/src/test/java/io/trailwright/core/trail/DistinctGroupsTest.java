package io.trailwright.core.trail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DistinctGroupsTest {
    @Test
    void twoWhoShareBothGroupsFillBoth() {
        assertTrue(DistinctGroups.possible(List.of(Set.of("a", "b"), Set.of("a", "b"))));
        assertTrue(DistinctGroups.possible(List.of(Set.of("a", "b"), Set.of("a"))), "the first moves over to b");
        assertFalse(DistinctGroups.possible(List.of(Set.of("a"), Set.of("a"))));
        assertFalse(DistinctGroups.possible(List.of(Set.of("a", "b"), Set.of("a", "b"), Set.of("a", "b"))));
        assertFalse(DistinctGroups.possible(List.of(Set.of())));
        assertTrue(DistinctGroups.possible(List.of()));
    }

    @Test
    void theAnswerIsThatOfTryingEveryChoice() {
        var random = new Random(20_261_126);
        for (int round = 0; round < 20_000; round++) {
            // Given
            var people = new ArrayList<Set<String>>();
            int count = random.nextInt(5);
            for (int person = 0; person < count; person++) {
                var groups = new HashSet<String>();
                for (var group : List.of("a", "b", "c", "d")) {
                    if (random.nextInt(3) == 0) {
                        groups.add(group);
                    }
                }
                people.add(groups);
            }
            // When, Then
            assertEquals(everyChoice(people, 0, new HashSet<>()), DistinctGroups.possible(people), people::toString);
        }
    }

    private static boolean everyChoice(List<Set<String>> people, int person, Set<String> taken) {
        if (person == people.size()) {
            return true;
        }
        for (var group : people.get(person)) {
            if (taken.add(group)) {
                if (everyChoice(people, person + 1, taken)) {
                    return true;
                }
                taken.remove(group);
            }
        }
        return false;
    }
}
