package io.trailwright.ingest.interleaving;

import io.trailwright.core.json.Json;
import io.trailwright.ingest.permit.Permits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Seeded walks: people, agent, target and intruder do whatever comes into their heads, in any order. */
final class Walks {
    private static final int STEPS = 14;

    /** As it should go. In most walks something else comes in between. */
    private static final List<Step> STRAIGHT =
            List.of(Step.VIEW, Step.APPROVE, Step.ASK, Step.EXECUTE, Step.REPORT, Step.EXECUTE);

    /** What may come next, each as often as it is named here. */
    enum Step {
        VIEW(4),
        APPROVE(5),
        REJECT(1),
        ASK(5),
        EXECUTE(6),
        REPORT(2),
        AGENT_CHANGES(2),
        AGENT_REPENTS(2),
        AMEND(2),
        INTRUDE(2),
        WAIT(1);

        private final int weight;

        Step(int weight) {
            this.weight = weight;
        }
    }

    private final Control control;
    private final Permits signer;
    private final Map<Step, Integer> steps = new EnumMap<>(Step.class);
    private final List<String> violations = new ArrayList<>();
    private final List<Step> deck = new ArrayList<>();
    private int walks;
    private int executions;

    Walks(Control control, Permits signer) {
        this.control = control;
        this.signer = signer;
        for (var step : Step.values()) {
            for (int i = 0; i < step.weight; i++) {
                deck.add(step);
            }
        }
    }

    int executions() {
        return executions;
    }

    List<String> violations() {
        return violations;
    }

    Map<Step, Integer> steps() {
        return steps;
    }

    Walks run(int count, long seed) {
        for (int i = 0; i < count; i++) {
            walk(seed + i);
        }
        return this;
    }

    private void walk(long seed) {
        var random = new Random(seed);
        var world = new World(control, signer, new Random(seed));
        var path = new ArrayList<Step>();
        for (var step : plan(random)) {
            path.add(step);
            steps.merge(step, 1, Integer::sum);
            take(step, world, random);
        }
        walks++;
        executions += world.executions();
        world.violations().forEach(violation -> violations.add("seed " + seed + ": " + violation + " " + path));
    }

    /** One walk of four goes anywhere; the others go straight on, with up to two steps more in each place. */
    private List<Step> plan(Random random) {
        var plan = new ArrayList<Step>();
        if (random.nextInt(4) == 0) {
            for (int i = 0; i < STEPS; i++) {
                plan.add(anything(random));
            }
            return plan;
        }
        for (var step : STRAIGHT) {
            for (int more = Math.max(0, random.nextInt(6) - 3); more > 0; more--) {
                plan.add(anything(random));
            }
            plan.add(step);
        }
        return plan;
    }

    private Step anything(Random random) {
        return deck.get(random.nextInt(deck.size()));
    }

    private void take(Step step, World world, Random random) {
        switch (step) {
            case VIEW -> world.view();
            case APPROVE -> world.approve();
            case REJECT -> world.reject();
            case ASK -> world.askPermit();
            case EXECUTE -> world.execute();
            case REPORT -> world.reportAgents();
            case AGENT_CHANGES -> world.agentChanges(action(random));
            case AGENT_REPENTS -> world.agentChanges(Fields.ACTION);
            case AMEND -> {
                var changes = List.copyOf(Fields.evidenceChanges().values());
                world.amend(changes.get(random.nextInt(changes.size())).apply(Fields.EVIDENCE));
            }
            case INTRUDE -> intrude(world, random);
            case WAIT -> world.tick(Duration.ofMinutes(random.nextInt(7)));
        }
    }

    /** Anywhere, or so that the stored action is what the agent means to run. */
    private static void intrude(World world, Random random) {
        if (random.nextBoolean()) {
            var action = action(random);
            world.agentChanges(action);
            world.ledger().intrude(0, "action", before -> action.canonical());
            return;
        }
        var all = Intruder.all(world.ledger());
        all.get(random.nextInt(all.size())).change().accept(world.ledger());
    }

    private static Json.Obj action(Random random) {
        return Fields.OTHER_ACTIONS.get(random.nextInt(Fields.OTHER_ACTIONS.size()));
    }

    @Override
    public String toString() {
        return walks + " walks, " + executions + " executions, " + violations.size() + " violations, " + steps
                + (violations.isEmpty() ? "" : ", first " + violations.get(0));
    }
}
