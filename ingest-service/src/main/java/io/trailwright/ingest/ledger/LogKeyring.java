package io.trailwright.ingest.ledger;

import io.quarkus.runtime.Startup;
import io.trailwright.core.log.NoteException;
import io.trailwright.core.log.SignedNote;
import io.trailwright.core.log.VerifierKey;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The key that signs the logs' checkpoints now, and those that did before. They have the same name, the log's, and are
 * told apart by their ids (C2SP signed-note).
 */
@Startup
@ApplicationScoped
public class LogKeyring {
    private static final String SETTING = "trailwright.log.retired-vkeys";

    private final LogKeys current;
    private final List<byte[]> retired;
    /** Ids of the keys by log; only of logs that were found in the database, so it does not grow by asking. */
    private final Map<String, Set<Integer>> ids = new ConcurrentHashMap<>();

    LogKeyring(LogKeys current, LedgerSettings settings) {
        this.current = current;
        this.retired = settings.retiredVkeys().orElse(List.of()).stream()
                .map(vkey -> retired(vkey.strip(), settings.origin()))
                .toList();
    }

    /** The verifier keys of a log: the current one first, then those that are retired. */
    public List<VerifierKey> of(String log) {
        String name = current.name(log);
        return Stream.concat(
                        Stream.of(current.verifierKey(log)), retired.stream().map(key -> VerifierKey.of(name, key)))
                .distinct()
                .toList();
    }

    /**
     * Whether a head that is not empty is signed in the name of one of these keys. The signature is not verified: the
     * head row is trusted until its checkpoint is published, and every batch asks this.
     */
    boolean signed(LogHead head) {
        String name = current.name(head.log());
        Set<Integer> ours = ids.computeIfAbsent(
                head.log(), log -> of(log).stream().map(VerifierKey::keyId).collect(Collectors.toSet()));
        return SignedNote.parse(head.checkpoint()).signatures().stream()
                .anyMatch(line -> line.name().equals(name) && ours.contains(line.keyId()));
    }

    private static byte[] retired(String vkey, String origin) {
        try {
            VerifierKey key = VerifierKey.parse(vkey);
            if (key.name().startsWith(origin + "/")) {
                return key.publicKey();
            }
        } catch (NoteException malformed) {
            throw new IllegalStateException(SETTING + ": " + malformed.getMessage(), malformed);
        }
        throw new IllegalStateException(SETTING + ": " + vkey + " is not of a log of " + origin);
    }
}
