package io.trailwright.ingest.decision.bulk.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.trailwright.ingest.decision.http.DecisionAnswer;
import io.trailwright.problem.HttpProblem;
import io.trailwright.problem.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Writes the line that answers a line. */
@ApplicationScoped
class BulkAnswers {

    private static final int USUAL_SIZE = 4096;

    private final ObjectWriter decisions;

    BulkAnswers(ObjectMapper json) {
        this.decisions = json.writerFor(DecisionAnswer.class);
    }

    byte[] recorded(long number, DecisionAnswer answer) {
        ByteArrayOutputStream line = begun(number, 201, "decision");
        try {
            decisions.writeValue(line, answer);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
        line.write('}');
        return line.toByteArray();
    }

    byte[] refused(long number, HttpProblem problem) {
        ByteArrayOutputStream line = begun(number, problem.status(), "problem");
        line.writeBytes(Problems.json(problem, BulkResource.PATH).getBytes(StandardCharsets.UTF_8));
        line.write('}');
        return line.toByteArray();
    }

    private static ByteArrayOutputStream begun(long number, int status, String member) {
        ByteArrayOutputStream line = new ByteArrayOutputStream(USUAL_SIZE);
        line.writeBytes(("{\"line\":" + number + ",\"status\":" + status + ",\"" + member + "\":")
                .getBytes(StandardCharsets.US_ASCII));
        return line;
    }
}
