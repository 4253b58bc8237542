package io.trailwright.fsck;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import picocli.CommandLine;

/** The command line: {@code fsck [LOG…] [options]}. The word {@code fsck} may be left out. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        var err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        System.exit(run(new PrintWriter(out, true), new PrintWriter(err, true), args));
    }

    /** @return 0 when every log is whole, 1 when one is not, 2 when it could not be tried */
    static int run(PrintWriter out, PrintWriter err, String... args) {
        var given = args.length > 0 && args[0].equals("fsck") ? Arrays.copyOfRange(args, 1, args.length) : args;
        return new CommandLine(new FsckCommand(out, err))
                .setOut(out)
                .setErr(err)
                .execute(given);
    }
}
