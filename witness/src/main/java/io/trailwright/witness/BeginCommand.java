package io.trailwright.witness;

import io.trailwright.core.log.Cosigner;
import io.trailwright.core.log.NoteException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Makes the state folder of a key that was made elsewhere, where key and folder are kept apart. To be asked for once in a
 * key's life: a folder that is begun anew has forgotten what the key has signed.
 */
@Command(
        name = "begin",
        mixinStandardHelpOptions = true,
        description = "Makes the empty state folder of a key that has never signed; leaves one that is there as it is.")
final class BeginCommand implements Callable<Integer> {
    @Option(names = "--name", required = true, paramLabel = "NAME", description = "The name given to keygen.")
    private @Nullable String name;

    @Option(names = "--key", required = true, paramLabel = "FILE", description = "The private key, PKCS#8 PEM.")
    private @Nullable Path key;

    @Option(names = "--state", required = true, paramLabel = "DIR", description = "The state folder.")
    private @Nullable Path state;

    @Override
    public Integer call() throws IOException {
        var folder = Main.required(state);
        try {
            var cosigner = new Cosigner(Main.required(name), KeyPem.read(Main.required(key)));
            if (Files.exists(folder.resolve("witness.vkey"))) {
                State.open(folder, cosigner.key()).close();
                System.out.println(folder + " is this key's already, and stays as it is");
            } else {
                State.begin(folder, cosigner.key());
                System.out.println(folder + " begins anew for " + cosigner.key());
            }
            return 0;
        } catch (NoteException badName) {
            throw new IOException(badName.getMessage(), badName);
        }
    }
}
