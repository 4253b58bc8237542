package io.trailwright.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Product and floor in turn, A B A B, so that what else happens on the machine meets both. */
final class Rounds {
    private final Plan plan;
    private final Teller teller;

    Rounds(Plan plan, Teller teller) {
        this.plan = plan;
        this.teller = teller;
    }

    /** @throws SkippedException when no round counted */
    Result of(String bench, String unit, Side product, Side floor) {
        warmUp(bench, product, floor);
        var products = new ArrayList<Double>();
        var floors = new ArrayList<Double>();
        var ratios = new ArrayList<Double>();
        for (var round = 1; round <= plan.rounds(); round++) {
            try {
                var a = product.run(plan.each());
                var b = floor.run(plan.each());
                products.add(a);
                floors.add(b);
                ratios.add(a / b);
                teller.line(String.format(
                        Locale.ROOT,
                        "%s: round %d: product %.4g, floor %.4g %s: %.3f",
                        bench,
                        round,
                        a,
                        b,
                        unit,
                        a / b));
            } catch (VoidRoundException e) {
                teller.line(bench + ": round " + round + " is void: " + e.getMessage());
            }
        }
        if (ratios.isEmpty()) {
            throw new SkippedException("every round was void");
        }
        return new Result(
                bench,
                Spread.of(ratios),
                Spread.of(products).median(),
                Spread.of(floors).median(),
                unit,
                ratios.size());
    }

    private void warmUp(String bench, Side product, Side floor) {
        if (plan.warmUp().isZero()) {
            return;
        }
        teller.line(bench + ": warm-up, " + plan.warmUp().toSeconds() + " s each");
        for (var side : List.of(product, floor)) {
            try {
                side.run(plan.warmUp());
            } catch (VoidRoundException e) {
                teller.line(bench + ": in the warm-up: " + e.getMessage());
            }
        }
    }
}
