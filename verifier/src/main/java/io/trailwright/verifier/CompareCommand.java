package io.trailwright.verifier;

import io.trailwright.core.entry.Digest;
import io.trailwright.core.json.Json;
import io.trailwright.core.log.NoteException;
import io.trailwright.core.log.VerifierKey;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Holds what two parties were shown of one log against each other. */
@Command(
        name = "compare",
        sortOptions = false,
        description = {
            "Tells whether two parties were shown the same log. A and B are what each of them keeps:",
            "a checkpoint, a receipt (JSON), a tlog-proof, or a bundle."
        },
        exitCodeListHeading = "%nExit code:%n",
        exitCodeList = {
            "0:one log: the later head continues the earlier one",
            "1:SPLIT VIEW, or a signature does not verify",
            "2:cannot tell: a proof or a key is missing, or a file cannot be read"
        })
final class CompareCommand implements Callable<Integer> {
    private static final int ONE_LOG = 0;
    private static final int SPLIT = 1;
    private static final int CANNOT_TELL = 2;
    private static final String HOW = """
            To tell, a consistency proof is needed: say --log with the log's URL or a folder with its tiles
            (TRAILWRIGHT_TOKEN is sent as bearer token), or --proof with the answer of
            GET /v1/logs/LOG/proof/consistency?from=%d&to=%d. An operator who cannot give one has shown two logs.""";

    @Parameters(index = "0", paramLabel = "A", description = "What one party was shown.")
    private @Nullable Path one;

    @Parameters(index = "1", paramLabel = "B", description = "What another party was shown, or the same one later.")
    private @Nullable Path other;

    @Option(names = "--key", paramLabel = "FILE", description = "Verifier keys (vkey) of the logs, as in verify.")
    private @Nullable Path key;

    @ArgGroup
    private @Nullable Source source;

    /** Where the proof is from; nothing in it is trusted. */
    private static final class Source {
        @Option(names = "--log", paramLabel = "URL-or-DIR", description = "Where the log's tiles are.")
        private @Nullable String log;

        @Option(
                names = "--proof",
                paramLabel = "FILE",
                description = "A consistency proof: the ledger's JSON, or one base64 hash a line.")
        private @Nullable Path proof;
    }

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this.")
    private boolean help;

    private final Map<String, String> environment;
    private final Path directory;
    private final PrintWriter out;
    private final PrintWriter err;

    CompareCommand(Map<String, String> environment, Path directory, PrintWriter out, PrintWriter err) {
        this.environment = environment;
        this.directory = directory;
        this.out = out;
        this.err = err;
    }

    @Override
    public Integer call() {
        try {
            var keys = KeyFile.keys(Optional.ofNullable(key), environment, directory);
            return compare(head(one, keys), head(other, keys));
        } catch (NotTriedException reason) {
            err.println(Printable.text("cannot tell: " + reason.getMessage()));
            return CANNOT_TELL;
        } catch (NoteException refused) {
            out.println(Printable.text("broken: " + refused.getMessage()));
            return SPLIT;
        }
    }

    private Head head(@Nullable Path file, List<VerifierKey> keys) {
        return Head.read(directory.resolve(String.valueOf(file)), keys);
    }

    private int compare(Head one, Head other) {
        if (!one.checkpoint().origin().equals(other.checkpoint().origin())) {
            throw new NotTriedException("they are of two logs, "
                    + one.checkpoint().origin() + " and " + other.checkpoint().origin() + ".");
        }
        boolean ordered = one.checkpoint().size() <= other.checkpoint().size();
        var earlier = ordered ? one : other;
        var later = ordered ? other : one;
        var found = compared(earlier, later);
        if (found instanceof Comparison.OneLog) {
            say("one log: " + sizes(earlier, later));
            return ONE_LOG;
        }
        if (found instanceof Comparison.SplitView split) {
            tell(split, earlier, later);
            return SPLIT;
        }
        var why = ((Comparison.CannotTell) found).why();
        err.println(Printable.text("cannot tell: " + why + "."));
        err.println(
                HOW.formatted(earlier.checkpoint().size(), later.checkpoint().size()));
        return CANNOT_TELL;
    }

    private Comparison compared(Head earlier, Head later) {
        if (!Comparison.needsProof(earlier, later)) {
            return Comparison.of(earlier, later);
        }
        if (source != null && source.log != null) {
            var token = Optional.ofNullable(environment.get("TRAILWRIGHT_TOKEN"));
            return Comparison.of(
                    earlier,
                    later,
                    Tiles.of(source.log, directory, token, later.checkpoint().size()));
        }
        if (source != null && source.proof != null) {
            return Comparison.of(earlier, later, proof(directory.resolve(source.proof)));
        }
        return new Comparison.CannotTell("the sizes differ, " + sizes(earlier, later));
    }

    private static List<Digest> proof(Path file) {
        var text = new String(InputFile.read(file), StandardCharsets.UTF_8).strip();
        try {
            return hashes(text)
                    .map(hash -> Digest.wrap(Base64.getDecoder().decode(hash)))
                    .toList();
        } catch (RuntimeException malformed) {
            throw new NotTriedException(file + " is not a consistency proof: " + malformed.getMessage());
        }
    }

    private static Stream<String> hashes(String text) {
        return text.startsWith("{") && Json.parse(text.getBytes(StandardCharsets.UTF_8)) instanceof Json.Obj json
                ? json.stringList("proof").stream()
                : text.lines();
    }

    private void tell(Comparison.SplitView split, Head earlier, Head later) {
        say("SPLIT VIEW: " + earlier.checkpoint().origin() + " has signed two histories.");
        say("Of " + split.of() + " entries, " + earlier.name() + " has the root " + split.one());
        say("and " + later.name() + " the root " + split.other() + ".");
        say("Keep both files: together they prove it to anybody who knows the log's key.");
        for (var head : List.of(earlier, later)) {
            out.println();
            say(head.name() + ":");
            head.note().lines().forEach(line -> say("  " + line));
        }
    }

    private void say(String line) {
        out.println(Printable.text(line));
    }

    private static String sizes(Head earlier, Head later) {
        return earlier.name() + " of " + earlier.checkpoint().size() + " entries and " + later.name() + " of "
                + later.checkpoint().size();
    }
}
