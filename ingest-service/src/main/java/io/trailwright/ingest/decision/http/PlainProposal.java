package io.trailwright.ingest.decision.http;

import io.trailwright.core.json.Json;
import io.trailwright.core.json.JsonException;
import io.trailwright.ingest.decision.Evidence;
import io.trailwright.ingest.decision.Proposal;
import io.trailwright.ingest.trail.http.FreeForm;
import io.trailwright.problem.HttpProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a proposal that is plain: each member known, of its type, within its bounds, and none of them null. Nearly all
 * are; their bytes are walked once, and what was parsed is what is recorded. What is not plain is not judged here:
 * {@link ProposalReader} reads it by {@link ProposalBody}, and says what is wrong if anything is. Never takes what that
 * refuses, and never makes anything else of it.
 */
final class PlainProposal {
    private static final Set<String> BODY = Set.of(
            "workflow",
            "workflowVersion",
            "summary",
            "requestedBy",
            "dataCategories",
            "tool",
            "prompt",
            "action",
            "evidence",
            "recommendation",
            "exceptions");
    private static final Set<String> PERSON = Set.of("iss", "sub", "name");
    private static final Set<String> TOOL = Set.of("name", "provider", "version");
    private static final Set<String> PROMPT = Set.of("id", "version", "digest");
    private static final Set<String> ACTION = Set.of("type", "target", "arguments");
    private static final Set<String> EVIDENCE =
            Set.of("kind", "title", "mediaType", "digest", "content", "location", "obtainedAt");
    private static final Set<String> RECOMMENDATION = Set.of("summary", "output", "outputDigest", "confidence");

    private static final Predicate<String> NAME = Pattern.compile(Patterns.NAME).asMatchPredicate();
    private static final Predicate<String> DIGEST =
            Pattern.compile(Patterns.DIGEST).asMatchPredicate();
    private static final Predicate<String> TIME = Pattern.compile(Patterns.TIME).asMatchPredicate();
    private static final Predicate<String> MEDIA_TYPE =
            Pattern.compile(Patterns.MEDIA_TYPE).asMatchPredicate();

    private PlainProposal() {}

    /** The proposal; empty when it is not plain, for whatever reason. */
    static Optional<Proposal> read(byte[] json, @Nullable String traceparent) {
        try {
            return Json.parse(json) instanceof Json.Obj body
                    ? Optional.of(proposal(body, ProposalMapper.traceparent(traceparent)))
                    : Optional.empty();
        } catch (JsonException | HttpProblem notPlain) {
            return Optional.empty();
        }
    }

    private static Proposal proposal(Json.Obj body, Optional<String> traceparent) {
        known(body, BODY);
        return new Proposal(
                request(body, traceparent),
                action(body.object("action")),
                evidence(body),
                body.optObject("recommendation").map(PlainProposal::recommendation),
                body.optArray("exceptions").map(list -> texts(list, 50, notBlank(2000))));
    }

    private static Json.Obj request(Json.Obj body, Optional<String> traceparent) {
        var categories = body.optArray("dataCategories").orElseGet(() -> new Json.Arr(List.of()));
        texts(categories, 50, NAME);
        return Json.object()
                .put("workflow", text(body, "workflow", NAME))
                .putIfPresent("workflowVersion", optText(body, "workflowVersion", upTo(100)))
                .put("summary", text(body, "summary", notBlank(2000)))
                .putJsonIfPresent("requestedBy", body.optObject("requestedBy").map(PlainProposal::person))
                .put("dataCategories", categories)
                .putJsonIfPresent("tool", body.optObject("tool").map(PlainProposal::tool))
                .putJsonIfPresent("prompt", body.optObject("prompt").map(PlainProposal::prompt))
                .putIfPresent("traceparent", traceparent)
                .build();
    }

    private static Json person(Json.Obj person) {
        known(person, PERSON);
        optText(person, "iss", upTo(500));
        text(person, "sub", notBlank(300));
        optText(person, "name", upTo(300));
        return person;
    }

    private static Json tool(Json.Obj tool) {
        known(tool, TOOL);
        text(tool, "name", notBlank(200));
        optText(tool, "provider", upTo(200));
        optText(tool, "version", upTo(100));
        return tool;
    }

    private static Json prompt(Json.Obj prompt) {
        known(prompt, PROMPT);
        text(prompt, "id", notBlank(200));
        text(prompt, "version", notBlank(100));
        optText(prompt, "digest", DIGEST);
        return prompt;
    }

    private static Json.Obj action(Json.Obj action) {
        known(action, ACTION);
        text(action, "type", NAME);
        text(action, "target", notBlank(500));
        free(action.object("arguments"), 1);
        return action;
    }

    private static List<Evidence> evidence(Json.Obj body) {
        var documents = body.objectList("evidence");
        require(documents.size() <= ProposalBody.MAX_EVIDENCE);
        List<Evidence> evidence = new ArrayList<>(documents.size());
        for (int i = 0; i < documents.size(); i++) {
            evidence.add(document(documents.get(i)).evidence("/evidence/" + i));
        }
        return evidence;
    }

    private static EvidenceBody document(Json.Obj document) {
        known(document, EVIDENCE);
        return new EvidenceBody(
                text(document, "kind", NAME),
                text(document, "title", notBlank(300)),
                text(document, "mediaType", MEDIA_TYPE),
                optText(document, "digest", DIGEST).orElse(null),
                document.optString("content").orElse(null),
                optText(document, "location", upTo(2000)).orElse(null),
                optText(document, "obtainedAt", TIME).orElse(null));
    }

    private static Json.Obj recommendation(Json.Obj recommendation) {
        known(recommendation, RECOMMENDATION);
        text(recommendation, "summary", notBlank(4000));
        optText(recommendation, "outputDigest", DIGEST);
        recommendation.opt("output").ifPresent(output -> free(output, 1));
        recommendation
                .opt("confidence")
                .ifPresent(given ->
                        require(given instanceof Json.Num number && number.value() >= 0 && number.value() <= 1));
        return recommendation;
    }

    /** As {@link FreeForm} takes it: not nested too deeply, and no number that is not exact everywhere. */
    private static void free(Json value, int level) {
        if (value instanceof Json.Obj object) {
            require(level <= FreeForm.MAX_NESTING);
            object.members().values().forEach(member -> free(member, level + 1));
        } else if (value instanceof Json.Arr array) {
            require(level <= FreeForm.MAX_NESTING);
            array.items().forEach(item -> free(item, level + 1));
        } else if (value instanceof Json.Num number) {
            require(Math.abs(number.value()) <= Json.MAX_EXACT_INTEGER);
        }
    }

    private static String text(Json.Obj object, String name, Predicate<String> rule) {
        var text = object.string(name);
        require(rule.test(text));
        return text;
    }

    private static Optional<String> optText(Json.Obj object, String name, Predicate<String> rule) {
        var text = object.optString(name);
        require(text.isEmpty() || rule.test(text.get()));
        return text;
    }

    private static List<String> texts(Json.Arr list, int most, Predicate<String> rule) {
        require(list.items().size() <= most);
        List<String> texts = new ArrayList<>(list.items().size());
        for (Json item : list.items()) {
            require(item instanceof Json.Str text && rule.test(text.value()));
            texts.add(((Json.Str) item).value());
        }
        return texts;
    }

    private static Predicate<String> upTo(int most) {
        return text -> !text.isEmpty() && text.length() <= most;
    }

    private static Predicate<String> notBlank(int most) {
        return text -> text.length() <= most && !text.isBlank();
    }

    private static void known(Json.Obj object, Set<String> names) {
        object.members().forEach((name, value) -> require(names.contains(name) && value != Json.Null.NULL));
    }

    private static void require(boolean plain) {
        if (!plain) {
            throw new JsonException("", "is not plain");
        }
    }
}
