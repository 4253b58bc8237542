package io.trailwright.core;

import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * Test vectors that this project did not write and does not hold: the folder is given by {@code -Dvectors.dir}. They
 * are read here by hand, because numbers such as 2^64 - 1 are what our own strict reader refuses.
 */
public final class Vectors {

    private Vectors() {}

    /**
     * The tests that a file gives; where the folder is absent, one test that is skipped and says so (a factory that is
     * skipped itself would not be reported). A folder without the file is a failure: a vanished file must not pass.
     *
     * @param tests from the document as maps, lists, strings, numbers, booleans and nulls
     */
    public static Stream<DynamicTest> tests(String file, Function<Object, Stream<DynamicTest>> tests) {
        Path folder = Path.of(System.getProperty("vectors.dir", "../../shared/vectors"));
        if (Files.isDirectory(folder)) {
            return tests.apply(read(folder.resolve(file)));
        }
        return Stream.of(dynamicTest(file, () -> abort("no vectors: " + folder + " is absent (-Dvectors.dir)")));
    }

    private static Object read(Path path) {
        try (JsonParser parser = new JsonFactory().createParser(path.toFile())) {
            return value(parser, parser.nextToken());
        } catch (IOException e) {
            throw new AssertionError(path + " cannot be read", e);
        }
    }

    private static Object value(JsonParser parser, JsonToken token) throws IOException {
        return switch (token) {
            case START_OBJECT -> {
                Map<String, Object> object = new LinkedHashMap<>();
                while (parser.nextToken() == JsonToken.FIELD_NAME) {
                    String name = parser.currentName();
                    object.put(name, value(parser, parser.nextToken()));
                }
                yield object;
            }
            case START_ARRAY -> {
                List<Object> array = new ArrayList<>();
                for (JsonToken next = parser.nextToken(); next != JsonToken.END_ARRAY; next = parser.nextToken()) {
                    array.add(value(parser, next));
                }
                yield array;
            }
            case VALUE_STRING -> parser.getText();
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getNumberValue();
            case VALUE_TRUE, VALUE_FALSE -> token == JsonToken.VALUE_TRUE;
            case VALUE_NULL -> null;
            default -> throw new IOException("unexpected " + token);
        };
    }

    @SuppressWarnings("unchecked")
    public static Map<String, Object> object(Object value) {
        return (Map<String, Object>) value;
    }

    @SuppressWarnings("unchecked")
    public static List<Object> array(Object value) {
        return value == null ? List.of() : (List<Object>) value;
    }
}
