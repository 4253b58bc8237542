package io.trailwright.policy.evaluation.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.trailwright.core.json.Json;
import io.trailwright.core.json.JsonException;
import io.trailwright.policy.evaluation.Proposal;
import io.trailwright.policy.rules.Facts;
import io.trailwright.problem.StandardProblem;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** From the API to proposals. */
final class RequestMapper {

    private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

    private RequestMapper() {}

    static List<Proposal> proposals(EvaluationRequest request) {
        List<Proposal> proposals = new ArrayList<>();
        for (int i = 0; i < request.items().size(); i++) {
            proposals.add(proposal(request.items().get(i), "/items/" + i));
        }
        return proposals;
    }

    private static Proposal proposal(EvaluationRequest.Item item, String pointer) {
        return new Proposal(
                item.tenant(),
                instant(item.at(), pointer + "/at"),
                item.workflow(),
                Optional.ofNullable(item.tool())
                        .map(tool -> new Proposal.Tool(Optional.ofNullable(tool.provider()), tool.name())),
                orEmpty(item.dataCategories()),
                item.action().type(),
                item.action().target(),
                arguments(item.action().arguments(), pointer + "/action/arguments"),
                orEmpty(item.evidence()).stream()
                        .map(one -> new Facts.Evidence(one.kind(), Optional.ofNullable(one.obtainedAt())))
                        .toList(),
                given(item.prompt()) || given(item.workflowVersion()),
                item.recommendation(),
                item.exceptions());
    }

    private static Instant instant(Instant at, String pointer) {
        if (at.isBefore(EARLIEST) || at.isAfter(LATEST)) {
            throw StandardProblem.INVALID_REQUEST
                    .with("Send the time at which the decision was proposed.")
                    .violation(pointer, "must be from " + EARLIEST + " to " + LATEST)
                    .build();
        }
        return at;
    }

    private static boolean given(@Nullable JsonNode node) {
        return node != null && !node.isNull();
    }

    private static <T> List<T> orEmpty(@Nullable List<T> values) {
        return values == null ? List.of() : values;
    }

    private static Json.Obj arguments(JsonNode node, String pointer) {
        try {
            return (Json.Obj) Json.parse(node.toString().getBytes(StandardCharsets.UTF_8));
        } catch (JsonException e) {
            throw StandardProblem.INVALID_REQUEST
                    .with("Send arguments that every JSON implementation reads alike (RFC 7493).")
                    .violation(pointer + e.pointer(), e.problem())
                    .build();
        }
    }
}
