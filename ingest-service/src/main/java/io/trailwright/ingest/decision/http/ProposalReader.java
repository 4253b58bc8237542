package io.trailwright.ingest.decision.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.trailwright.ingest.decision.Proposal;
import io.trailwright.problem.StandardProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validator;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads a proposal that is not a request's whole body: the same JSON, the same rules, the same refusals. */
@ApplicationScoped
public class ProposalReader {
    private final ObjectReader reader;
    private final Validator validator;

    ProposalReader(ObjectMapper json, Validator validator) {
        this.reader = json.readerFor(ProposalBody.class);
        this.validator = validator;
    }

    /**
     * The proposal.
     *
     * @throws IOException when the bytes are not one JSON object of this shape; Jackson's exceptions say where
     * @throws ConstraintViolationException when a field breaks its rule
     * @throws io.trailwright.problem.HttpProblem 422 when it holds what cannot be recorded
     */
    public Proposal read(byte[] json, @Nullable String traceparent) throws IOException {
        ProposalBody body = reader.readValue(json);
        if (body == null) {
            throw StandardProblem.INVALID_REQUEST
                    .with("Correct the fields that the violations name.")
                    .violation("", "must not be null")
                    .build();
        }
        var violations = validator.validate(body);
        if (!violations.isEmpty()) {
            throw new ConstraintViolationException(violations);
        }
        return ProposalMapper.proposal(body, traceparent);
    }
}
