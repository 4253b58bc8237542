package io.trailwright.core.log;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Which of the pinned witnesses have cosigned a checkpoint.
 *
 * @param pinned how many were looked for, at least 1
 * @param demanded how many must have cosigned
 * @param by those that have, each once, in the order in which they were pinned
 */
public record Witnessed(int pinned, int demanded, List<By> by) {

    /** @param at when the witness said that this was the largest head that it had seen, by its own clock */
    public record By(String name, Instant at) {}

    public Witnessed {
        by = List.copyOf(by);
    }

    /** What is missing, as a sentence; empty when as many have cosigned as are demanded. */
    public Optional<String> shortfall() {
        if (by.size() >= demanded) {
            return Optional.empty();
        }
        return Optional.of("is cosigned by " + by.size() + " of " + pinned + " pinned witnesses, and " + demanded
                + (demanded == 1 ? " is" : " are") + " demanded");
    }
}
