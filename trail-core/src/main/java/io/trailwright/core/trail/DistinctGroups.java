package io.trailwright.core.trail;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Whether people can each stand for a group of their own: a bipartite matching by augmenting paths (Kuhn). Which of
 * their groups somebody stands for is never fixed, so an approval that fits never keeps a later one out that could
 * have fitted beside it: sets of people who can be matched form a matroid.
 */
final class DistinctGroups {
    private final List<Set<String>> groupsOf;
    private final Map<String, Integer> standsFor = new HashMap<>();

    private DistinctGroups(List<Set<String>> groupsOf) {
        this.groupsOf = groupsOf;
    }

    /** @param groupsOf for each person the groups that they may stand for */
    static boolean possible(List<Set<String>> groupsOf) {
        var matching = new DistinctGroups(groupsOf);
        for (int person = 0; person < groupsOf.size(); person++) {
            if (!matching.seat(person, new HashSet<>())) {
                return false;
            }
        }
        return true;
    }

    private boolean seat(int person, Set<String> tried) {
        for (var group : groupsOf.get(person)) {
            if (tried.add(group)) {
                var holder = standsFor.get(group);
                if (holder == null || seat(holder, tried)) {
                    standsFor.put(group, person);
                    return true;
                }
            }
        }
        return false;
    }
}
