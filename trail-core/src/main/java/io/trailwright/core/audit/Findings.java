package io.trailwright.core.audit;

import java.util.List;
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

    private record Kept(Finding finding, boolean itself) {}

    private final TreeMap<Place, Kept> kept = new TreeMap<>();
    private long count;

    /** What stands at this index is wrong. */
    void add(long index, String table, String what) {
        add(new Finding(index, table, what), true);
    }

    /** What stands at this index does not agree with something before it, of which either may be wrong. */
    void addDisagreement(long index, String table, String what) {
        add(new Finding(index, table, what), false);
    }

    private void add(Finding finding, boolean itself) {
        kept.put(new Place(finding.index(), count), new Kept(finding, itself));
        count++;
        if (kept.size() > KEPT) {
            kept.pollLastEntry();
        }
    }

    /** Whether an entry from here to before there is known to be wrong itself. */
    boolean entryIn(long from, long to) {
        return kept.subMap(new Place(from, 0), new Place(to, 0)).values().stream()
                .anyMatch(one -> one.itself() && one.finding().table().equals("entry"));
    }

    long count() {
        return count;
    }

    List<Finding> first() {
        return kept.values().stream().map(Kept::finding).toList();
    }
}
