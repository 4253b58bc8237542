package io.trailwright.verifier;

import io.trailwright.core.bundle.Bundle;
import io.trailwright.core.bundle.BundleCodec;
import io.trailwright.core.bundle.BundleException;
import io.trailwright.core.bundle.BundleVerifier;
import io.trailwright.core.bundle.Verification;
import io.trailwright.core.log.VerifierKey;
import io.trailwright.core.log.Witnesses;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Verifies one bundle. Reads two files and nothing else: no network, no state. */
@Command(
        name = "verify",
        sortOptions = false,
        description =
                "Verifies a bundle offline: every hash, commitment, proof and signature, against a key that you bring.",
        exitCodeListHeading = "%nExit code:%n",
        exitCodeList = {
            "0:the bundle verifies",
            "1:something in it is wrong, or too few witnesses cosigned; the first such thing is printed",
            "2:it could not be tried: wrong usage, unreadable file, no key"
        })
final class VerifyCommand implements Callable<Integer> {
    private static final int VERIFIED = 0;
    private static final int WRONG = 1;
    private static final int NOT_TRIED = 2;

    @Parameters(paramLabel = "BUNDLE", description = "The bundle, a zip file.")
    private @Nullable Path bundle;

    @Option(
            names = "--key",
            paramLabel = "FILE",
            description = {
                "Verifier keys (vkey) of the logs that you trust, one a line.",
                "Default: $TRAILWRIGHT_HOME/keys/log.vkeys,",
                "else .trailwright/keys/log.vkeys"
            })
    private @Nullable Path key;

    @Option(
            names = "--witness-key",
            paramLabel = "FILE",
            description = {
                "Verifier keys (vkey) of the witnesses that you trust, one a line. May be given several times.",
                "Default: $TRAILWRIGHT_HOME/keys/witness.vkeys,",
                "else .trailwright/keys/witness.vkeys, else cosignatures are not checked"
            })
    private List<Path> witnessKeys = new ArrayList<>();

    @Option(
            names = "--witnesses",
            paramLabel = "N",
            description = "How many of these witnesses must have cosigned. Default: 0, they are only counted.")
    private int demanded;

    @Option(
            names = "--provider-keys",
            paramLabel = "FILE",
            description = {
                "The identity provider's published keys (a JWK set) as you know them. A provider's signature by another",
                "key is then refused.",
                "Default: $TRAILWRIGHT_HOME/keys/provider.jwks,",
                "else .trailwright/keys/provider.jwks, else the keys that the ledger recorded"
            })
    private @Nullable Path providerKeys;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this.")
    private boolean help;

    private final Map<String, String> environment;
    private final Path directory;
    private final PrintWriter out;
    private final PrintWriter err;

    VerifyCommand(Map<String, String> environment, Path directory, PrintWriter out, PrintWriter err) {
        this.environment = environment;
        this.directory = directory;
        this.out = out;
        this.err = err;
    }

    @Override
    public Integer call() {
        try {
            var keys = KeyFile.keys(Optional.ofNullable(key), environment, directory);
            return verify(InputFile.read(directory.resolve(String.valueOf(bundle))), keys, witnesses(), providerKeys());
        } catch (NotTriedException reason) {
            err.println(Printable.text(String.valueOf(reason.getMessage())));
            return NOT_TRIED;
        }
    }

    private Optional<Set<String>> providerKeys() {
        return KeyFile.providerKeys(Optional.ofNullable(providerKeys), environment, directory);
    }

    private Witnesses witnesses() {
        try {
            return new Witnesses(KeyFile.witnessKeys(witnessKeys, environment, directory), demanded);
        } catch (IllegalArgumentException impossible) {
            throw new NotTriedException("Witnesses: " + impossible.getMessage() + ".");
        }
    }

    private int verify(byte[] file, List<VerifierKey> keys, Witnesses witnesses, Optional<Set<String>> provider) {
        Bundle read;
        try {
            read = BundleCodec.read(file);
        } catch (BundleException unreadable) {
            return wrong(Verification.unreadable(unreadable));
        }
        var checked = BundleVerifier.verify(read, keys, witnesses, provider);
        if (checked.result() == Verification.Result.BROKEN || checked.result() == Verification.Result.UNWITNESSED) {
            return wrong(checked);
        }
        Summary.lines(read, checked).forEach(line -> out.println(Printable.text(line)));
        return VERIFIED;
    }

    private int wrong(Verification checked) {
        out.println("verification: " + checked.result().name().toLowerCase(Locale.ROOT));
        checked.problem().ifPresent(problem -> {
            out.println("first problem: " + Printable.text(problem.where() + ": " + problem.what()));
            out.printf(
                    "checked before that: %d entries, %d parts, %d proofs, %d signatures%n",
                    checked.entries(), checked.parts(), checked.proofs(), checked.signatures());
        });
        return WRONG;
    }
}
