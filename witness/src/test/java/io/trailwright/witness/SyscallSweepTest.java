package io.trailwright.witness;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.abort;

import io.trailwright.core.log.Cosigner;
import io.trailwright.core.log.CosignerKey;
import io.trailwright.core.log.NoteSignature;
import io.trailwright.core.log.SignedNote;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every call by which a checkpoint gets onto the disk fails, or is the last thing that the process does: whatever was
 * received is remembered after a restart, and what was not kept was not cosigned. Needs strace.
 */
class SyscallSweepTest {
    private static final int REQUESTS = 2;

    @TempDir
    Path folder;

    private final TestLog log = TestLog.of(20);

    @TestFactory
    Stream<DynamicTest> sweep() {
        if (!works()) {
            return Stream.of(DynamicTest.dynamicTest(
                    "syscall sweep", () -> abort("NO SYSCALL SWEEP: strace is missing or may not trace here")));
        }
        var tests = new ArrayList<DynamicTest>();
        for (var call : List.of("openat", "write", "fsync", "rename")) {
            // of one request: the draft is opened and the folder; both are flushed; one write; one rename
            int each = call.equals("fsync") || call.equals("openat") ? 2 : 1;
            for (int nth = 1; nth <= REQUESTS * each; nth++) {
                for (var fault : List.of("error=EIO", "signal=KILL")) {
                    var inject = call + ":" + fault + ":when=" + nth;
                    tests.add(DynamicTest.dynamicTest(inject, () -> survives(call, inject)));
                }
            }
        }
        return tests.stream();
    }

    private void survives(String call, String inject) throws Exception {
        // Given: a witness that has cosigned one checkpoint
        var own = Files.createDirectories(folder.resolve(inject.replaceAll("[:=]", "-")));
        var key = WitnessProcess.begun(own);
        int received = feed(inThisProcess(own, key), key.key(), 0, 1);
        assertEquals(1, received);
        // When
        try (var faulty = WitnessProcess.start(own, log, strace(own, call, inject))) {
            received = feed(over(faulty), key.key(), 1, REQUESTS);
        }
        // Then
        var trace = Files.readString(own.resolve("strace.txt"));
        assertTrue(trace.contains("INJECTED") || trace.contains("SIGKILL"), "nothing was injected:\n" + trace);
        long held = held(own, key);
        assertTrue(held >= received, held + " is held, and " + received + " was received");
        assertEquals(held + 1, feed(inThisProcess(own, key), key.key(), (int) held, 1));
    }

    private long held(Path own, Cosigner key) throws IOException {
        try (var state = State.open(own.resolve("state"), key.key())) {
            return state.load(TestLog.ORIGIN, key.key())
                    .orElseThrow()
                    .checkpoint()
                    .size();
        }
    }

    /** The same state, opened for one request at a time. */
    private Function<String, Reply> inThisProcess(Path own, Cosigner key) {
        return body -> {
            try (var state = State.open(own.resolve("state"), key.key())) {
                var keys = Map.of(TestLog.ORIGIN, List.of(log.signer().verifierKey()));
                var answer = new Witness(keys, key, state, Clock.systemUTC()).add(body.getBytes(UTF_8));
                return new Reply(answer.status(), new String(answer.body(), UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
    }

    private static Function<String, Reply> over(WitnessProcess witness) {
        return body -> {
            var response = witness.add(body);
            return new Reply(response.statusCode(), response.body());
        };
    }

    private record Reply(int status, String body) {}

    /** Feeds until nothing more is answered, or the requests are made; the newest size that was received. */
    private int feed(Function<String, Reply> witness, CosignerKey key, int held, int requests) {
        int received = held;
        int asked = held;
        for (int request = 0; request < requests; request++) {
            try {
                var response = witness.apply(log.request(asked, asked + 1));
                if (response.status() == 200) {
                    asked++;
                    var lines = NoteSignature.parseLines(response.body());
                    key.cosignature(new SignedNote(log.checkpoint(asked).text(), lines))
                            .orElseThrow();
                    received = asked;
                } else {
                    assertEquals(503, response.status(), response.body());
                }
            } catch (UncheckedIOException killed) {
                return received;
            }
        }
        return received;
    }

    /** Only calls on the state's files count, except for renames, which nothing else makes. */
    private static String[] strace(Path own, String call, String inject) throws IOException {
        var command = new ArrayList<>(
                List.of("strace", "-f", "--seccomp-bpf", "-qq", "-o", own + "/strace.txt", "-e", "trace=" + call));
        if (!call.equals("rename")) {
            command.addAll(List.of("-P", own + "/state"));
            for (var file : draftOf(own)) {
                command.addAll(List.of("-P", file));
            }
        }
        command.addAll(List.of("-e", "inject=" + inject));
        return command.toArray(String[]::new);
    }

    private static List<String> draftOf(Path own) throws IOException {
        try (var files = Files.list(own.resolve("state"))) {
            return files.map(Path::toString)
                    .filter(file -> file.endsWith(".checkpoint"))
                    .map(file -> file + ".new")
                    .toList();
        }
    }

    private static boolean works() {
        try {
            var process = new ProcessBuilder("strace", "-e", "inject=fsync:error=EIO", "true")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor() == 0;
        } catch (IOException absent) {
            return false;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** The control: without a fault all requests are cosigned, so that a refusal is the fault's doing. */
    @Test
    void withoutAFaultAllIsCosigned() throws Exception {
        var key = WitnessProcess.keygen(folder);
        try (var witness = WitnessProcess.start(folder, log)) {
            assertEquals(REQUESTS, feed(over(witness), key, 0, REQUESTS));
        }
    }
}
