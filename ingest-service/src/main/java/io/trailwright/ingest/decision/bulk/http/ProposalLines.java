package io.trailwright.ingest.decision.bulk.http;

import io.smallrye.mutiny.Uni;
import io.trailwright.access.Caller;
import io.trailwright.ingest.decision.bulk.BulkProposals;
import io.trailwright.ingest.decision.bulk.Line;
import io.trailwright.ingest.decision.bulk.LineWork;
import io.trailwright.ingest.decision.http.DecisionAnswer;
import io.trailwright.ingest.decision.http.ProposalReader;
import io.trailwright.ingest.permit.Permits;
import io.trailwright.ingest.quota.TenantQuotas;
import io.trailwright.ingest.trail.Written;
import io.trailwright.ingest.trail.http.LineKeys;
import io.trailwright.problem.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** Proposals as lines: each is read, proposed and answered like a request of its own. */
@ApplicationScoped
class ProposalLines {

    private final ProposalReader reader;
    private final BulkProposals proposals;
    private final TenantQuotas quotas;
    private final Permits permits;
    private final BulkAnswers answers;

    ProposalLines(
            ProposalReader reader, BulkProposals proposals, TenantQuotas quotas, Permits permits, BulkAnswers answers) {
        this.reader = reader;
        this.proposals = proposals;
        this.quotas = quotas;
        this.permits = permits;
        this.answers = answers;
    }

    /**
     * The work of one caller's stream.
     *
     * @param loop where answers are written
     */
    LineWork of(Caller caller, LineKeys keys, @Nullable String traceparent, Executor loop) {
        return new LineWork() {
            @Override
            public Duration admit(int bytes) {
                return quotas.take(caller.tenant(), bytes);
            }

            @Override
            public Uni<byte[]> answer(Line.Whole line) {
                return propose(line)
                        .emitOn(loop)
                        .map(written ->
                                answers.recorded(line.number(), DecisionAnswer.of(written, permits.issuedBy(written))))
                        .onFailure()
                        .recoverWithItem(
                                failure -> answers.refused(line.number(), Problems.of(failure, BulkResource.PATH)));
            }

            private Uni<Written> propose(Line.Whole line) {
                try {
                    return proposals.propose(
                            caller,
                            keys.of(line.number(), line.bytes()),
                            reader.read(line.bytes(), traceparent, BulkResource.PATH),
                            loop);
                } catch (RuntimeException refused) {
                    return Uni.createFrom().failure(refused);
                }
            }

            @Override
            public byte[] refuse(Line.Refused line) {
                return answers.refused(line.number(), line.why());
            }

            @Override
            public byte[] refuseForQuota(long number) {
                return answers.refused(number, TenantQuotas.exceeded(Duration.ofSeconds(1)));
            }
        };
    }
}
