package io.trailwright.witness;

import io.trailwright.core.log.Cosigner;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Makes a key and the state folder that belongs to it, and prints the vkey that others pin. */
@Command(
        name = "keygen",
        mixinStandardHelpOptions = true,
        description = "Makes a witness: its private key, its empty state folder. Prints the vkey for others to pin.")
final class KeygenCommand implements Callable<Integer> {
    @Option(
            names = "--name",
            required = true,
            paramLabel = "NAME",
            description = "Name of the witness: a URL without its scheme, as in witness.example.org/w1.")
    private @Nullable String name;

    @Option(names = "--key", required = true, paramLabel = "FILE", description = "Where the private key goes; new.")
    private @Nullable Path key;

    @Option(names = "--state", required = true, paramLabel = "DIR", description = "The state folder; new or empty.")
    private @Nullable Path state;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        var file = Main.required(key);
        var folder = Main.required(state);
        if (Files.exists(folder.resolve("witness.vkey"))) {
            throw new IOException(folder + " is the state folder of a witness already");
        }
        Files.createDirectories(folder);
        var cosigner = new Cosigner(Main.required(name), KeyPem.generate(file));
        State.begin(folder, cosigner.key());
        PrintWriter out = Main.required(spec).commandLine().getOut();
        out.println(cosigner.key());
        return 0;
    }
}
