package io.trailwright.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The documentation of the values is in step with the values. */
class ReadmeTest {

    @Test
    void eachValueHasALineThatSaysWhatItIs() {
        var said = ChartReadme.documentation();
        var silent = Tree.leaves(Chart.values()).stream()
                .filter(path -> said.getOrDefault(path, "").length() < 8)
                .toList();
        assertEquals(List.of(), silent);
    }

    /** With {@code -Dwrite.readme=true} it is made so. */
    @Test
    void theReadmeIsTheOneThatTheValuesMake() throws IOException {
        if (Boolean.getBoolean("write.readme")) {
            Files.writeString(ChartReadme.file(), ChartReadme.text());
        }
        assertEquals(
                ChartReadme.text(),
                Chart.read(ChartReadme.file()),
                "README.md is not what values.yaml says: ./mvnw -pl deploy test -Dtest=ReadmeTest -Dwrite.readme=true");
    }

    @Test
    void theExamplesThatItNamesRender() {
        var named = Pattern.compile("examples/([a-z-]+)\\.yaml")
                .matcher(Chart.read(ChartReadme.file()))
                .results()
                .map(each -> each.group(1))
                .collect(Collectors.toSet());
        assertEquals(Set.of("minimal", "cloudnative-pg"), named);
        named.forEach(
                name -> assertTrue(Chart.renderExactly(Chart.example(name)).has("Deployment/ingest")));
    }
}
