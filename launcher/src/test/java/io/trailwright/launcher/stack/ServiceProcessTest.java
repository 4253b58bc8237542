package io.trailwright.launcher.stack;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.StringReader;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class ServiceProcessTest {
    @Test
    void valuesAreReadBackAsTheyWereAndNeverExpanded() throws Exception {
        // Given
        var text = ServiceProcess.properties(Map.of("a.path", "C:\\state folder\\x", "b.text", "${HOME}"));

        // When
        var read = new Properties();
        read.load(new StringReader(text));

        // Then: a backslash before an expression is what the configuration reads as no expression
        assertEquals(Map.of("a.path", "C:\\state folder\\x", "b.text", "\\${HOME}"), read);
    }
}
