package io.trailwright.ingest.decision.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.trailwright.ingest.decision.Proposal;
import io.trailwright.problem.Constraints;
import io.trailwright.problem.HttpProblem;
import io.trailwright.problem.Problems;
import io.trailwright.problem.StandardProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.ConstraintViolationException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads a proposal from its bytes: the whole body of a request, or a line of a stream. */
@ApplicationScoped
public class ProposalReader {
    private final ObjectReader reader;

    ProposalReader(ObjectMapper json) {
        this.reader = json.readerFor(ProposalBody.class);
    }

    /**
     * The proposal.
     *
     * @param path the request's, for the log
     * @throws HttpProblem 400 when the bytes are not one JSON object as {@link ProposalBody} describes, 422 when it holds
     *     what cannot be recorded; the violations say where
     */
    public Proposal read(byte[] json, @Nullable String traceparent, String path) {
        return PlainProposal.read(json, traceparent).orElseGet(() -> anyOther(json, traceparent, path));
    }

    /** What is not plain may still be good: a null where nothing need be. */
    private Proposal anyOther(byte[] json, @Nullable String traceparent, String path) {
        try {
            return asDescribed(json, traceparent);
        } catch (IOException | ConstraintViolationException refused) {
            throw Problems.of(refused, path);
        }
    }

    Proposal asDescribed(byte[] json, @Nullable String traceparent) throws IOException {
        ProposalBody body = reader.readValue(json);
        if (body == null) {
            throw StandardProblem.INVALID_REQUEST
                    .with("Correct the fields that the violations name.")
                    .violation("", "must not be null")
                    .build();
        }
        Constraints.require(body);
        return ProposalMapper.proposal(body, traceparent);
    }
}
