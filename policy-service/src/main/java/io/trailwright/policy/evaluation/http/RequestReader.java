package io.trailwright.policy.evaluation.http;

import io.trailwright.core.json.Json;
import io.trailwright.core.json.JsonException;
import io.trailwright.policy.document.Defect;
import io.trailwright.policy.document.DefectiveDocumentException;
import io.trailwright.policy.document.Defects;
import io.trailwright.policy.document.ObjectReader;
import io.trailwright.policy.document.Texts;
import io.trailwright.policy.evaluation.Proposal;
import io.trailwright.policy.rules.Facts;
import io.trailwright.problem.HttpProblem;
import io.trailwright.problem.StandardProblem;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads the proposals of a batch from its bytes. Each decision passes here, so the bytes are walked once. */
final class RequestReader {

    private static final int MOST_ITEMS = 1000;
    private static final int MOST_EVIDENCE = 1000;
    private static final int MOST_CATEGORIES = 100;
    private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

    private RequestReader() {}

    /**
     * The proposals, in the order of the items; at least one.
     *
     * @throws HttpProblem 400 with a violation for each member that is not as the API says
     */
    static List<Proposal> read(byte[] body) {
        Defects defects = new Defects();
        try {
            List<Proposal> proposals = proposals(new ObjectReader(object(body), defects));
            defects.refuseIfAny(DefectiveDocumentException.Kind.SHAPE);
            return proposals;
        } catch (JsonException refused) {
            throw refused(List.of(new Defect(refused.pointer(), refused.problem())));
        } catch (DefectiveDocumentException refused) {
            throw refused(refused.defects());
        }
    }

    private static Json.Obj object(byte[] body) {
        if (Json.parse(body) instanceof Json.Obj object) {
            return object;
        }
        throw new JsonException("", "must be an object");
    }

    private static List<Proposal> proposals(ObjectReader reader) {
        List<ObjectReader> items = objects(reader, "items", MOST_ITEMS);
        if (items.isEmpty()) {
            reader.defect("items", "must name 1 to " + MOST_ITEMS + " decisions");
        }
        reader.done();
        return items.stream().map(RequestReader::proposal).toList();
    }

    private static Proposal proposal(ObjectReader item) {
        Optional<ObjectReader> action = item.object("action");
        Proposal proposal = new Proposal(
                item.text("tenant", Texts.ID),
                item.parsed("at", RequestReader::recent, "a time (RFC 3339) from " + EARLIEST + " to " + LATEST)
                        .orElse(EARLIEST),
                text(item, "workflow", 128),
                item.optObject("tool").map(RequestReader::tool),
                categories(item),
                action.map(reader -> text(reader, "type", 128)).orElse(""),
                action.map(reader -> text(reader, "target", 128)).orElse(""),
                action.flatMap(RequestReader::arguments).orElseGet(RequestReader::nothing),
                objects(item, "evidence", MOST_EVIDENCE).stream()
                        .map(RequestReader::evidence)
                        .toList(),
                item.has("prompt") | item.has("workflowVersion"),
                item.optBool("recommendation").orElse(false),
                item.optBool("exceptions").orElse(false));
        item.has("requestedBy");
        item.done();
        action.ifPresent(ObjectReader::done);
        return proposal;
    }

    private static Optional<Json.Obj> arguments(ObjectReader action) {
        return action.object("arguments").flatMap(present -> action.optRaw("arguments"));
    }

    private static Json.Obj nothing() {
        return Json.object().build();
    }

    private static Proposal.Tool tool(ObjectReader tool) {
        Optional<String> provider = tool.optParsed("provider", atMost(256), "at most 256 characters");
        String name = text(tool, "name", 256);
        tool.optParsed("version", atMost(256), "at most 256 characters");
        tool.done();
        return new Proposal.Tool(provider, name);
    }

    private static List<String> categories(ObjectReader item) {
        List<String> categories = item.optEach("dataCategories", upTo(128), "a text of 1 to 128 characters")
                .orElse(List.of());
        if (categories.size() > MOST_CATEGORIES) {
            item.defect("dataCategories", "must be at most " + MOST_CATEGORIES);
        }
        return categories;
    }

    private static Facts.Evidence evidence(ObjectReader evidence) {
        String kind = text(evidence, "kind", 128);
        Optional<Instant> obtainedAt = evidence.optParsed("obtainedAt", RequestReader::instant, "a time (RFC 3339)");
        evidence.optParsed("digest", Optional::of, "a text");
        evidence.optBool("inline");
        evidence.done();
        return new Facts.Evidence(kind, obtainedAt);
    }

    private static List<ObjectReader> objects(ObjectReader reader, String name, int most) {
        List<ObjectReader> objects = reader.objects(name);
        if (objects.size() > most) {
            reader.defect(name, "must be at most " + most);
            return objects.subList(0, most);
        }
        return objects;
    }

    private static String text(ObjectReader reader, String name, int most) {
        return reader.parsed(name, upTo(most), "a text of 1 to " + most + " characters")
                .orElse("");
    }

    private static Function<String, Optional<String>> upTo(int most) {
        return text -> text.isBlank() || text.length() > most ? Optional.empty() : Optional.of(text);
    }

    private static Function<String, Optional<String>> atMost(int most) {
        return text -> text.length() > most ? Optional.empty() : Optional.of(text);
    }

    private static Optional<Instant> recent(String text) {
        return instant(text).filter(at -> !at.isBefore(EARLIEST) && !at.isAfter(LATEST));
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeException notOne) {
            return Optional.empty();
        }
    }

    private static HttpProblem refused(List<Defect> defects) {
        var problem = StandardProblem.INVALID_REQUEST.with("Correct the members that the violations name.");
        defects.forEach(defect -> problem.violation(defect.pointer(), defect.message()));
        return problem.build();
    }
}
