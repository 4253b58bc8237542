package io.trailwright.bench;

import java.util.List;

/** Median, least and most of some figures. */
record Spread(double median, double least, double most) {

    /** @param figures at least one */
    static Spread of(List<Double> figures) {
        var sorted = figures.stream().sorted().toList();
        var middle = sorted.size() / 2;
        var median = sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
        return new Spread(median, sorted.get(0), sorted.get(sorted.size() - 1));
    }
}
