package io.trailwright.reconstruction.client.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import io.trailwright.core.entry.Digest;
import io.trailwright.core.log.ConsistencyProof;
import io.trailwright.core.log.ProofException;
import io.trailwright.reconstruction.ledger.HandedEntry;
import io.trailwright.reconstruction.ledger.HandedPage;
import io.trailwright.reconstruction.ledger.HandedTrail;
import io.trailwright.reconstruction.ledger.Ledger;
import io.trailwright.reconstruction.ledger.LedgerUnavailableException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/**
 * The ledger over HTTP. Each call has a deadline. 404 for a trail means that there is none; every other failure means
 * that the ledger could not be asked, and is never taken for an answer.
 */
@ApplicationScoped
class IngestLedger implements Ledger {
    private static final Duration DEADLINE = Duration.ofSeconds(5);

    private final IngestApi api;

    IngestLedger(@RestClient IngestApi api) {
        this.api = api;
    }

    @Override
    public Uni<List<String>> logs() {
        return within(DEADLINE, api.logs()).map(IngestApi.LogsDoc::logs);
    }

    @Override
    public Uni<Map<String, Long>> sizes() {
        return within(DEADLINE, api.logs()).map(IngestApi.LogsDoc::known);
    }

    @Override
    public Uni<HandedPage> feed(String log, long after, int limit, Duration wait) {
        var prefer = wait.isZero() ? null : "wait=" + wait.toSeconds();
        return within(DEADLINE.plus(wait), api.entries(log, after, limit, prefer))
                .map(feed -> new HandedPage(read(feed.entries())));
    }

    @Override
    public Uni<Optional<HandedTrail>> trail(UUID trail) {
        var answer = api.trail(trail)
                .map(doc -> Optional.of(new HandedTrail(doc.log(), doc.trail(), doc.checkpoint(), read(doc.entries()))))
                .onFailure(IngestLedger::isNotFound)
                .recoverWithItem(Optional.empty());
        return within(DEADLINE, answer);
    }

    @Override
    public Uni<ConsistencyProof> consistency(String log, long from, long to) {
        var answer = api.consistency(log, from, to)
                .map(IngestApi.ProofDoc::proof)
                .onFailure(IngestLedger::isRefusal)
                .recoverWithItem(List.of());
        return within(DEADLINE, answer).map(hashes -> proof(from, to, hashes));
    }

    /**
     * A proof that the ledger refuses to give, or that does not even read, proves nothing: it fails as a proof does,
     * and not as an outage.
     */
    private static ConsistencyProof proof(long from, long to, List<String> hashes) {
        try {
            return new ConsistencyProof(
                    from,
                    to,
                    hashes.stream()
                            .map(hash -> Digest.wrap(Base64.getDecoder().decode(hash)))
                            .toList());
        } catch (ProofException | IllegalArgumentException malformed) {
            return new ConsistencyProof(from, to, List.of());
        }
    }

    private static List<HandedEntry> read(List<JsonNode> entries) {
        return entries.stream().map(EntryReader::read).toList();
    }

    private static boolean isNotFound(Throwable failure) {
        return failure instanceof WebApplicationException answered
                && answered.getResponse().getStatus() == 404;
    }

    private static boolean isRefusal(Throwable failure) {
        return failure instanceof WebApplicationException answered
                && (answered.getResponse().getStatus() == 404
                        || answered.getResponse().getStatus() == 400
                        || answered.getResponse().getStatus() == 422);
    }

    private static <T> Uni<T> within(Duration deadline, Uni<T> call) {
        return call.ifNoItem()
                .after(deadline)
                .fail()
                .onFailure()
                .transform(failure -> new LedgerUnavailableException("the ledger did not answer", failure));
    }
}
