package io.trailwright.core.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;

/** Reads I-JSON (RFC 7493) and refuses everything that two parsers could read differently. */
final class StrictJsonReader {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(Json.MAX_DEPTH)
                    .build())
            .build();

    private StrictJsonReader() {}

    static Json read(byte[] utf8) {
        try (var parser = FACTORY.createParser(decode(utf8))) {
            if (parser.nextToken() == null) {
                throw new JsonException("", "is empty where a JSON value is expected");
            }
            var value = value(parser);
            if (parser.nextToken() != null) {
                throw new JsonException("", "has content after the JSON value");
            }
            return value;
        } catch (JsonProcessingException malformed) {
            throw new JsonException("", malformed.getOriginalMessage());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** Strings with a lone surrogate have no UTF-8 form, so no canonical bytes (RFC 8785, section 3.2.2.2). */
    static void requireWellFormed(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                if (!Character.isSurrogatePair(text.charAt(i), i + 1 < text.length() ? text.charAt(i + 1) : 'x')) {
                    throw new JsonException("", "has a lone surrogate");
                }
                i++;
            }
        }
    }

    private static String decode(byte[] utf8) {
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(utf8))
                    .toString();
            if (text.startsWith("\uFEFF")) {
                throw new JsonException("", "must not start with a byte order mark");
            }
            return text;
        } catch (CharacterCodingException malformed) {
            throw new JsonException("", "is not valid UTF-8");
        }
    }

    private static Json value(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_STRING -> located(parser, () -> new Json.Str(parser.getText()));
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(parser);
            case VALUE_TRUE -> new Json.Bool(true);
            case VALUE_FALSE -> new Json.Bool(false);
            case VALUE_NULL -> Json.Null.NULL;
            default -> throw new JsonException(pointer(parser), "is not a JSON value");
        };
    }

    private static Json object(JsonParser parser) throws IOException {
        var members = new Members();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            var name = parser.currentName();
            parser.nextToken();
            if (members.put(name, value(parser)) != null) {
                throw new JsonException("", "Duplicate field '" + name + "'");
            }
        }
        return located(parser, () -> new Json.Obj(members));
    }

    private static Json array(JsonParser parser) throws IOException {
        var items = new ArrayList<Json>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(value(parser));
        }
        return new Json.Arr(items);
    }

    private static Json number(JsonParser parser) throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_NUMBER_INT && !exact(parser)) {
            throw new JsonException(pointer(parser), "is an integer beyond ±2^53: send it as a string");
        }
        var value = parser.getDoubleValue();
        if (!Double.isFinite(value)) {
            throw new JsonException(pointer(parser), "is a number too large for a double");
        }
        return located(parser, () -> new Json.Num(value));
    }

    private static boolean exact(JsonParser parser) throws IOException {
        return parser.getNumberType() != JsonParser.NumberType.BIG_INTEGER
                && Math.abs(parser.getLongValue()) <= Json.MAX_EXACT_INTEGER
                && parser.getLongValue() != Long.MIN_VALUE;
    }

    private static Json located(JsonParser parser, IoSupplier make) throws IOException {
        try {
            return make.get();
        } catch (JsonException refused) {
            throw new JsonException(pointer(parser), refused.problem());
        }
    }

    private static String pointer(JsonParser parser) {
        return parser.getParsingContext().pathAsPointer().toString();
    }

    /** The members of one object that is being read or built; whoever makes an object of it lets go of it. */
    static final class Members extends LinkedHashMap<String, Json> {
        private static final long serialVersionUID = 1L;
    }

    @FunctionalInterface
    private interface IoSupplier {
        Json get() throws IOException;
    }
}
