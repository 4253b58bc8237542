package io.trailwright.policy.evaluation.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.trailwright.policy.Author;
import io.trailwright.policy.evaluation.EvaluationResult;
import io.trailwright.policy.evaluation.EvaluationResult.Evaluated;
import io.trailwright.policy.evaluation.EvaluationResult.Unknown;
import io.trailwright.policy.rules.DecisionField;
import io.trailwright.policy.rules.Evaluation;
import io.trailwright.policy.rules.Exclusion;
import io.trailwright.policy.rules.Facts;
import io.trailwright.policy.rules.Iso;
import io.trailwright.policy.rules.Requirement;
import io.trailwright.policy.rules.Safeguards;
import io.trailwright.policy.rules.SignIn;
import io.trailwright.policy.workflow.Registration;
import io.trailwright.policy.workflow.WorkflowVersion;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * From the results of one batch to the API. Most decisions of a batch are answered alike: what was written once is not
 * written again. Not thread-safe.
 */
final class ResponseMapper {

    private record Said(Evaluation evaluation, WorkflowVersion workflow, Optional<Author> author) {
        static Said of(Evaluated evaluated) {
            return new Said(evaluated.evaluation(), evaluated.workflow(), evaluated.author());
        }
    }

    private final ObjectWriter json;
    private final Map<Said, String> written = new HashMap<>();

    private ResponseMapper(ObjectWriter json) {
        this.json = json;
    }

    static EvaluationResponse response(List<EvaluationResult> results, ObjectWriter json) {
        var mapper = new ResponseMapper(json);
        return new EvaluationResponse(results.stream().map(mapper::result).toList());
    }

    private EvaluationResponse.Result result(EvaluationResult result) {
        if (result instanceof Unknown unknown) {
            return new EvaluationResponse.Result(
                    null, null, new EvaluationResponse.Problem(unknown.type(), unknown.detail(), unknown.pointer()));
        }
        Evaluated evaluated = (Evaluated) result;
        return new EvaluationResponse.Result(
                facts(evaluated.facts()), written.computeIfAbsent(Said.of(evaluated), this::write), null);
    }

    private String write(Said said) {
        try {
            return json.writeValueAsString(evaluation(said));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("an evaluation has no JSON", impossible);
        }
    }

    private static EvaluationResponse.Facts facts(Facts facts) {
        Facts.Action action = facts.action();
        Facts.Tool tool = facts.tool();
        return new EvaluationResponse.Facts(
                facts.at(),
                new EvaluationResponse.FactsWorkflow(
                        facts.workflow().id(),
                        facts.workflow().version(),
                        facts.workflow().digest()),
                new EvaluationResponse.Action(
                        action.type(),
                        action.target(),
                        new String(action.arguments().canonical(), StandardCharsets.UTF_8)),
                new EvaluationResponse.Tool(
                        tool.name().isPresent(),
                        tool.provider().orElse(null),
                        tool.name().orElse(null),
                        tool.approved()),
                new EvaluationResponse.DataCategories(facts.dataCategories(), facts.unregisteredDataCategories()),
                facts.evidence().stream()
                        .map(one -> new EvaluationResponse.Evidence(
                                one.kind(), one.obtainedAt().orElse(null)))
                        .toList(),
                facts.supplied().stream().map(DecisionField::wire).toList());
    }

    private static EvaluationResponse.Evaluation evaluation(Said evaluated) {
        Evaluation evaluation = evaluated.evaluation();
        return new EvaluationResponse.Evaluation(
                "evaluated",
                new EvaluationResponse.Policy(
                        evaluation.policy().id(),
                        evaluation.policy().version(),
                        evaluation.policy().digest(),
                        author(evaluated.author())),
                evaluation.tier().wire(),
                evaluation.rules().stream()
                        .map(rule -> new EvaluationResponse.Rule(
                                rule.id(), rule.tier().wire(), rule.reason()))
                        .toList(),
                requirement(evaluation.requirement()),
                evaluation.missing().stream()
                        .map(item -> new EvaluationResponse.Missing(item.what(), item.reason()))
                        .toList(),
                workflow(evaluated.workflow()));
    }

    static EvaluationResponse.Requirement requirement(Requirement requirement) {
        return new EvaluationResponse.Requirement(
                requirement.evidence().stream()
                        .map(need -> new EvaluationResponse.Needed(
                                need.kind(), need.maxAge().map(Iso::text).orElse(null)))
                        .toList(),
                requirement.fields().stream().map(DecisionField::wire).toList(),
                requirement.approvals(),
                requirement.groups(),
                requirement.excluded().stream().map(Exclusion::wire).toList(),
                requirement.timeLimit().toString(),
                requirement.permitFor().toString(),
                requirement.retention().toString(),
                signIn(requirement.signIn()),
                requirement.stages().isEmpty() ? null : stages(requirement),
                requirement.escalation().isEmpty() ? null : escalation(requirement),
                breakGlass(requirement.safeguards()),
                requirement.safeguards().training().isEmpty()
                        ? null
                        : requirement.safeguards().training(),
                requirement.safeguards().conflictDeclaration() ? Boolean.TRUE : null,
                requirement.safeguards().riskAcceptance().isEmpty()
                        ? null
                        : new EvaluationResponse.RiskAcceptance(
                                requirement.safeguards().riskAcceptance()));
    }

    private static EvaluationResponse.@Nullable SignIn signIn(SignIn signIn) {
        return signIn.equals(SignIn.ANY)
                ? null
                : new EvaluationResponse.SignIn(
                        signIn.acr(), signIn.maxAge().map(Iso::text).orElse(null), signIn.countersigned());
    }

    private static List<EvaluationResponse.Stage> stages(Requirement requirement) {
        return requirement.stages().stream()
                .map(stage -> new EvaluationResponse.Stage(
                        stage.name(), stage.groups(), stage.approvals(), stage.distinctGroups()))
                .toList();
    }

    private static List<EvaluationResponse.Escalation> escalation(Requirement requirement) {
        return requirement.escalation().stream()
                .map(step -> new EvaluationResponse.Escalation(step.after().toString(), step.groups()))
                .toList();
    }

    private static EvaluationResponse.@Nullable BreakGlass breakGlass(Safeguards safeguards) {
        return safeguards
                .breakGlass()
                .map(rule -> new EvaluationResponse.BreakGlass(
                        rule.groups(),
                        rule.permitFor().toString(),
                        rule.reviewWithin().toString()))
                .orElse(null);
    }

    /** What the service loaded from its folder has nobody who could be excluded. */
    private static EvaluationResponse.@Nullable Author author(Optional<Author> author) {
        return author.filter(found -> !found.equals(Author.bootstrap()))
                .map(found -> new EvaluationResponse.Author(
                        found.iss(), found.sub(), found.name().orElse(null)))
                .orElse(null);
    }

    private static EvaluationResponse.Workflow workflow(WorkflowVersion workflow) {
        Registration registration = workflow.registration();
        return new EvaluationResponse.Workflow(
                registration.id(),
                workflow.version(),
                new EvaluationResponse.Owner(
                        registration.owner().iss(),
                        registration.owner().sub(),
                        registration.owner().name()),
                registration.approvedTools(),
                registration.dataCategories(),
                workflow.digest());
    }
}
