package io.trailwright.policy.document;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import io.trailwright.core.json.Json;
import io.trailwright.core.json.JsonException;
import io.trailwright.policy.document.DefectiveDocumentException.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * Parses YAML or JSON into I-JSON: one document, unique names, finite numbers, at most {@value #MAX_BYTES} bytes. In
 * YAML, anchors and aliases are refused: what a document says stands where it is read.
 */
public final class DocumentParser {

    /** Largest document, in bytes. */
    public static final int MAX_BYTES = 256 * 1024;

    private static final StreamReadConstraints LIMITS = StreamReadConstraints.builder()
            .maxNestingDepth(Json.MAX_DEPTH)
            .maxDocumentLength(MAX_BYTES)
            .build();
    /** Writes NaN as NaN, so that the strict reader refuses it. */
    private static final ObjectMapper JSON = new ObjectMapper(
            JsonFactory.builder().disable(JsonWriteFeature.WRITE_NAN_AS_STRINGS).build());

    /** The YAML 1.2 reading of words: {@code no} is a text (and a country), only true and false are booleans. */
    private static final ObjectMapper YAML = new ObjectMapper(YAMLFactory.builder()
            .streamReadConstraints(LIMITS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(YAMLParser.Feature.PARSE_BOOLEAN_LIKE_WORDS_AS_STRINGS)
            .build());

    private DocumentParser() {}

    /**
     * Parses one document of JSON.
     *
     * @throws DefectiveDocumentException when the bytes are not one
     */
    public static Json.Obj json(byte[] document) {
        refuseLarge(document);
        return object(document);
    }

    /**
     * Parses one document of YAML.
     *
     * @throws DefectiveDocumentException when the bytes are not one
     */
    public static Json.Obj yaml(byte[] document) {
        refuseLarge(document);
        try {
            refuseAliases(document);
            return object(JSON.writeValueAsBytes(tree(document)));
        } catch (JsonProcessingException e) {
            throw defect(describe(e));
        } catch (IOException e) {
            throw new UncheckedIOException("reading from memory failed", e);
        }
    }

    private static Json.Obj object(byte[] json) {
        try {
            if (Json.parse(json) instanceof Json.Obj object) {
                return object;
            }
            throw defect("must be an object");
        } catch (JsonException e) {
            throw new DefectiveDocumentException(Kind.MALFORMED, List.of(new Defect(e.pointer(), e.problem())));
        }
    }

    private static void refuseLarge(byte[] document) {
        if (document.length > MAX_BYTES) {
            throw new DefectiveDocumentException(
                    Kind.TOO_LARGE, List.of(new Defect("", "is larger than %d bytes".formatted(MAX_BYTES))));
        }
    }

    private static JsonNode tree(byte[] document) throws IOException {
        try (JsonParser parser = YAML.createParser(document)) {
            JsonNode tree = YAML.readTree(parser);
            if (tree == null || tree.isMissingNode()) {
                throw defect("is empty");
            }
            if (parser.nextToken() != null) {
                throw defect("must be one document");
            }
            return tree;
        }
    }

    private static void refuseAliases(byte[] document) throws IOException {
        try (YAMLParser parser = (YAMLParser) YAML.createParser(document)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (parser.isCurrentAlias() || parser.getObjectId() != null) {
                    throw defect("line %d: anchors and aliases are not supported; write the value out"
                            .formatted(parser.currentTokenLocation().getLineNr()));
                }
            }
        }
    }

    private static String describe(JsonProcessingException e) {
        String first = e.getOriginalMessage().lines().findFirst().orElse("");
        return e.getLocation() == null
                ? "is not well-formed: " + first
                : "line %d, column %d: %s"
                        .formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr(), first);
    }

    private static DefectiveDocumentException defect(String message) {
        return new DefectiveDocumentException(Kind.MALFORMED, List.of(new Defect("", message)));
    }
}
