package io.trailwright.reconstruction.verification;

import io.quarkus.runtime.StartupEvent;
import io.trailwright.access.UnsafeSettingException;
import io.trailwright.core.log.NoteException;
import io.trailwright.core.log.VerifierKey;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The logs' verifier keys as the operator of this service pinned them: a file with one C2SP vkey a line; empty lines
 * and lines that start with {@code #} do not count. Never asked of the ledger. Without keys the service does not start,
 * because it could verify nothing.
 */
@ApplicationScoped
public class PinnedKeys {
    private static final String SETTING = "trailwright.log.vkeys-file";

    private final List<VerifierKey> keys;

    PinnedKeys(@ConfigProperty(name = SETTING) Optional<String> file) {
        this.keys = read(file.filter(name -> !name.isBlank())
                .map(Path::of)
                .orElseThrow(() -> new UnsafeSettingException(
                        SETTING, "is missing. Name a file with the verifier key (vkey) of each log, one a line.")));
    }

    /** Read at start, so that a service without keys does not come up. */
    void onStart(@Observes StartupEvent event) {
        keys();
    }

    public List<VerifierKey> keys() {
        return keys;
    }

    private static List<VerifierKey> read(Path file) {
        try {
            var keys = Files.readAllLines(file).stream()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .map(VerifierKey::parse)
                    .toList();
            if (keys.isEmpty()) {
                throw new UnsafeSettingException(SETTING, "names " + file + ", which has no key in it.");
            }
            return keys;
        } catch (IOException unreadable) {
            throw new UnsafeSettingException(SETTING, "names " + file + ", which cannot be read.");
        } catch (NoteException malformed) {
            throw new UnsafeSettingException(SETTING, "names " + file + ": " + malformed.getMessage());
        }
    }
}
