package io.trailwright.verifier;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import picocli.CommandLine;

/** The command line: {@code verify BUNDLE}, whose first word may be left out, and {@code compare A B}. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        var err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        System.exit(run(System.getenv(), Path.of(""), new PrintWriter(out, true), new PrintWriter(err, true), args));
    }

    /**
     * Runs the command.
     *
     * @param directory where relative paths and the default key are looked for
     * @return 0 when the bundle verifies or the two are of one log, 1 when not, 2 when it could not be tried
     */
    static int run(Map<String, String> environment, Path directory, PrintWriter out, PrintWriter err, String... args) {
        var word = args.length > 0 ? args[0] : "";
        boolean compare = word.equals("compare");
        var given = compare || word.equals("verify") ? Arrays.copyOfRange(args, 1, args.length) : args;
        Object command = compare
                ? new CompareCommand(environment, directory, out, err)
                : new VerifyCommand(environment, directory, out, err);
        return new CommandLine(command).setOut(out).setErr(err).execute(given);
    }
}
