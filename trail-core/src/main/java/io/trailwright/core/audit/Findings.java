package io.trailwright.core.audit;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts everything that is wrong and keeps what has the lowest index: the first {@value #KEPT}, in index order. */
final class Findings {

    static final int KEPT = 100;

    private record Place(long index, long order) implements Comparable<Place> {
        @Override
        public int compareTo(Place other) {
            return index != other.index ? Long.compare(index, other.index) : Long.compare(order, other.order);
        }
    }

    private final TreeMap<Place, Finding> kept = new TreeMap<>();
    private long count;

    void add(long index, String table, String what) {
        kept.put(new Place(index, count), new Finding(index, table, what));
        count++;
        if (kept.size() > KEPT) {
            kept.pollLastEntry();
        }
    }

    /** Whether an entry from here to before there is wrong. */
    boolean entryIn(long from, long to) {
        return kept.subMap(new Place(from, 0), new Place(to, 0)).values().stream()
                .anyMatch(finding -> finding.table().equals("entry"));
    }

    long count() {
        return count;
    }

    List<Finding> first() {
        return kept.entrySet().stream().map(Map.Entry::getValue).toList();
    }
}
