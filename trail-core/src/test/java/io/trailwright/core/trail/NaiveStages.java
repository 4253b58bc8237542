package io.trailwright.core.trail;

import io.trailwright.core.trail.Requirement.Stage;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Stages counted with mutable lists and every assignment tried: slow, and simple enough to be believed. */
final class NaiveStages {
    private final List<Stage> stages;
    private final List<Set<String>> asked = new ArrayList<>();
    private final List<List<Set<String>>> admitted = new ArrayList<>();

    NaiveStages(List<Stage> stages) {
        this.stages = stages;
        for (var stage : stages) {
            asked.add(new HashSet<>(stage.groups()));
            admitted.add(new ArrayList<>());
        }
    }

    private int index() {
        int index = 0;
        while (index < stages.size()
                && admitted.get(index).size() == stages.get(index).approvals()) {
            index++;
        }
        return index;
    }

    Optional<String> current() {
        int index = index();
        return index < stages.size() ? Optional.of(stages.get(index).name()) : Optional.empty();
    }

    void join(List<String> groups) {
        if (index() < stages.size()) {
            asked.get(index()).addAll(groups);
        }
    }

    boolean admit(Set<String> groups) {
        int index = index();
        if (index == stages.size()) {
            return false;
        }
        boolean member = groups.stream().anyMatch(asked.get(index)::contains);
        var together = new ArrayList<>(admitted.get(index));
        together.add(groups);
        boolean fits = member
                && (!stages.get(index).distinctGroups()
                        || assignable(together, List.copyOf(asked.get(index)), Set.of()));
        if (fits) {
            admitted.get(index).add(groups);
        }
        return fits;
    }

    static boolean assignable(List<Set<String>> people, List<String> groups, Set<String> taken) {
        if (people.isEmpty()) {
            return true;
        }
        for (var group : groups) {
            if (people.get(0).contains(group) && !taken.contains(group)) {
                var more = new HashSet<>(taken);
                more.add(group);
                if (assignable(people.subList(1, people.size()), groups, more)) {
                    return true;
                }
            }
        }
        return false;
    }
}
