package io.trailwright.ingest.client.policy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.trailwright.core.json.JsonException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Cuts a reply into its results, and each result into the bytes of its members, without building anything of them. */
final class ReplySlices {
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final byte[] body;
    private final List<Result> results = new ArrayList<>();
    private boolean listed;

    private ReplySlices(byte[] body) {
        this.body = body;
    }

    /** @param members the bytes of those members that are objects */
    record Result(Map<String, ByteBuffer> members) {

        Optional<ByteBuffer> problem() {
            return Optional.ofNullable(members.get("problem"));
        }

        ByteBuffer require(String name) {
            return Optional.ofNullable(members.get(name))
                    .orElseThrow(() -> new JsonException("/" + name, "is no object, or is missing"));
        }
    }

    /** @throws JsonException unless the body is one object with an array of results */
    static List<Result> of(byte[] body) {
        var slices = new ReplySlices(body);
        try (var parser = JSON.createParser(body)) {
            slices.read(parser);
            return slices.results;
        } catch (JsonProcessingException malformed) {
            throw new JsonException("", malformed.getOriginalMessage());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private void read(JsonParser parser) throws IOException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw new JsonException("", "is not an object");
        }
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            var name = parser.currentName();
            parser.nextToken();
            if (name.equals("results") && parser.currentToken() == JsonToken.START_ARRAY) {
                listed = true;
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    results.add(result(parser));
                }
            } else {
                parser.skipChildren();
            }
        }
        if (!listed || parser.nextToken() != null) {
            throw new JsonException("/results", "is not the one array of a reply");
        }
    }

    private Result result(JsonParser parser) throws IOException {
        Map<String, ByteBuffer> members = new HashMap<>();
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return new Result(members);
        }
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            var name = parser.currentName();
            boolean object = parser.nextToken() == JsonToken.START_OBJECT;
            int from = (int) parser.currentTokenLocation().getByteOffset();
            parser.skipChildren();
            if (object) {
                int to = (int) parser.currentLocation().getByteOffset();
                members.put(name, ByteBuffer.wrap(body, from, to - from).slice());
            }
        }
        return new Result(members);
    }
}
