package io.trailwright.ingest;

import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;

/** Test vectors that this project did not write and does not hold: the folder is given by {@code -Dvectors.dir}. */
public final class Wycheproof {
    private static final Path FOLDER = Path.of(System.getProperty("vectors.dir", "../../shared/vectors"));

    /** One case, and the group that says which key it is about. */
    public record Case(JsonNode group, JsonNode test) {
        public boolean valid() {
            return text("result").equals("valid");
        }

        public String text(String name) {
            return test.get(name).asText();
        }

        public String title() {
            return group.path("comment").asText() + " " + test.get("tcId") + " " + text("comment") + " ("
                    + text("result") + ")";
        }
    }

    private Wycheproof() {}

    /**
     * The tests that a file gives; where the folder is absent, one test that is skipped and says so. A folder without
     * the file is a failure: a vanished file must not pass.
     */
    public static Stream<DynamicTest> tests(String file, Function<List<Case>, Stream<DynamicTest>> tests) {
        if (!Files.isDirectory(FOLDER)) {
            return Stream.of(dynamicTest(file, () -> abort("no vectors: " + FOLDER + " is absent (-Dvectors.dir)")));
        }
        return tests.apply(read(FOLDER.resolve(file)));
    }

    private static List<Case> read(Path file) {
        try {
            return elements(new ObjectMapper().readTree(file.toFile()).get("testGroups"))
                    .flatMap(group -> elements(group.get("tests")).map(test -> new Case(group, test)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
