package io.trailwright.policy.rules;

import io.trailwright.core.json.Json;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * All that an evaluation may look at. Typed, and free of free text: neither a summary nor a recommendation is here, so
 * neither can lower a tier. The same facts and the same policy version always give the same evaluation.
 *
 * @param at when the decision was proposed; the only clock of an evaluation
 * @param workflow registration that was in force
 * @param action what would run
 * @param tool tool or model, as the caller declared it
 * @param dataCategories categories that the caller declared
 * @param unregisteredDataCategories those of them that the workflow is not registered for
 * @param evidence what was handed in, in the caller's order
 * @param supplied fields for which something was handed in or is registered
 */
public record Facts(
        Instant at,
        Workflow workflow,
        Action action,
        Tool tool,
        List<String> dataCategories,
        List<String> unregisteredDataCategories,
        List<Evidence> evidence,
        Set<DecisionField> supplied) {

    public Facts {
        Objects.requireNonNull(at, "at");
        dataCategories = List.copyOf(dataCategories);
        unregisteredDataCategories = List.copyOf(unregisteredDataCategories);
        evidence = List.copyOf(evidence);
        EnumSet<DecisionField> fields = EnumSet.noneOf(DecisionField.class);
        fields.addAll(supplied);
        supplied = Collections.unmodifiableSet(fields);
    }

    /**
     * A registration.
     *
     * @param version 1 or more
     * @param digest of the registered document, {@code sha256:…}
     */
    public record Workflow(String id, int version, String digest) {

        public Workflow {
            if (version < 1) {
                throw new IllegalArgumentException("version of workflow " + id + " must be 1 or more, not " + version);
            }
        }
    }

    /**
     * What would run.
     *
     * @param arguments exactly those that a permit would be bound to
     */
    public record Action(String type, String target, Json.Obj arguments) {}

    /**
     * A tool or model.
     *
     * @param name empty when none was declared
     * @param approved whether the workflow's registration approves it; never without a name
     */
    public record Tool(Optional<String> provider, Optional<String> name, boolean approved) {

        public Tool {
            if (approved && name.isEmpty()) {
                throw new IllegalArgumentException("a tool that nobody named cannot be approved");
            }
        }
    }

    /**
     * A piece of evidence.
     *
     * @param obtainedAt when it was obtained, as the caller declared it
     */
    public record Evidence(String kind, Optional<Instant> obtainedAt) {}
}
