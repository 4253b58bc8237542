package io.trailwright.fsck;

import io.trailwright.core.audit.AuditReport;
import io.trailwright.core.audit.KnownCheckpoint;
import io.trailwright.core.log.VerifierKey;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Checks logs where they are stored. Reads one database and the files that it is given, and writes nothing. */
@Command(
        name = "fsck",
        sortOptions = false,
        description = "Re-reads every stored byte of the ledger's logs and names the first wrong index.",
        exitCodeListHeading = "%nExit code:%n",
        exitCodeList = {
            "0:every log is whole, or parts of it were erased by a recorded decision",
            "1:something is wrong; the first wrong index of each log is printed",
            "2:it could not be tried: wrong usage, no database, no key"
        })
final class FsckCommand implements Callable<Integer> {

    private static final int WHOLE = 0;
    private static final int WRONG = 1;
    private static final int NOT_TRIED = 2;

    @Parameters(arity = "0..*", paramLabel = "LOG", description = "Logs to check; default: all that there are.")
    private List<String> logs = new ArrayList<>();

    @Option(
            names = "--state",
            paramLabel = "DIR",
            description =
                    "State folder of the launcher's stack: database, key and published checkpoints are found there.")
    private @Nullable Path state;

    @Option(names = "--jdbc-url", paramLabel = "URL", description = "The ledger's database: jdbc:postgresql://…")
    private @Nullable String url;

    @Option(
            names = "--user",
            paramLabel = "ROLE",
            defaultValue = "ingest",
            description = "Role that may read the ledger's tables (${DEFAULT-VALUE}, the runtime role, may).")
    private String user = "ingest";

    @Option(names = "--password-file", paramLabel = "FILE", description = "File with the role's password.")
    private @Nullable Path passwordFile;

    @Option(
            names = "--key",
            paramLabel = "FILE",
            description = "Verifier keys (vkey) of the logs that you trust, one a line.")
    private @Nullable Path key;

    @Option(
            names = "--known",
            paramLabel = "FILE",
            description = {
                "A checkpoint held elsewhere, a receipt, or a folder of them; may be repeated.",
                "Shows a restored backup and a log that was cut."
            })
    private List<Path> known = new ArrayList<>();

    @Option(
            names = "--from",
            paramLabel = "INDEX",
            defaultValue = "0",
            description = "Reads from here on only (rounded down to a multiple of 256).")
    private long from;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this.")
    private boolean help;

    private final PrintWriter out;
    private final PrintWriter err;

    FsckCommand(PrintWriter out, PrintWriter err) {
        this.out = out;
        this.err = err;
    }

    @Override
    public Integer call() throws SQLException {
        try {
            var pinned = PinnedKeys.read(keyFile());
            var elsewhere = KnownCheckpoints.read(places(), pinned);
            try (var connection = connections().open()) {
                var ledger = new Ledger(connection);
                return check(ledger, logs.isEmpty() ? ledger.logs() : logs, pinned, elsewhere);
            }
        } catch (NotTriedException reason) {
            return notTried(String.valueOf(reason.getMessage()));
        } catch (UnreadableTableException failure) {
            return notTried("The table " + failure.table() + " cannot be read: " + failure.getMessage());
        } catch (IllegalArgumentException reason) {
            return notTried("--from: " + reason.getMessage());
        }
    }

    private int check(
            Ledger ledger, Collection<String> wanted, List<VerifierKey> pinned, List<KnownCheckpoint> elsewhere) {
        int worst = WHOLE;
        for (var log : wanted) {
            var report = ledger.check(log, pinned, elsewhere, Math.max(0, from) / 256 * 256);
            Telling.lines(report).forEach(line -> out.println(Printable.text(line)));
            worst = report.result() == AuditReport.Result.BROKEN ? WRONG : worst;
        }
        for (var one : elsewhere) {
            if (wanted.stream().noneMatch(log -> one.checkpoint().origin().endsWith("/" + log)) && logs.isEmpty()) {
                out.println(Printable.text(
                        "log of " + one.checkpoint().origin() + ": broken\n  there is none, and a checkpoint of size "
                                + one.checkpoint().size() + " is known (" + one.where() + ")"));
                worst = WRONG;
            }
        }
        if (wanted.isEmpty()) {
            out.println("There are no logs.");
        }
        return worst;
    }

    private int notTried(String reason) {
        err.println(Printable.text(reason));
        return NOT_TRIED;
    }

    private Path keyFile() {
        if (key == null && state == null) {
            throw new NotTriedException("Say which keys to verify with: --key FILE, or --state DIR.");
        }
        return key != null ? key : inState("keys/log.vkeys");
    }

    private Path inState(String file) {
        return (state == null ? Path.of("") : state).resolve(file);
    }

    /** What was given, and what the stack has published or its witness has seen. */
    private List<Path> places() {
        var places = new ArrayList<>(known);
        if (state != null && Files.isDirectory(inState("published"))) {
            places.add(inState("published"));
        }
        return places;
    }

    private Connections connections() {
        if (url != null && passwordFile != null) {
            return new Connections(url, user, passwordFile);
        }
        if (url != null || state == null) {
            throw new NotTriedException(
                    "Say where the ledger is: --jdbc-url URL --user ROLE --password-file FILE, or --state DIR.");
        }
        return Connections.ofState(state)
                .orElseThrow(
                        () -> new NotTriedException(
                                "No PostgreSQL runs in " + state
                                        + ": ./trailwright fsck starts it by itself, or start it with ./trailwright up --only postgres."));
    }
}
