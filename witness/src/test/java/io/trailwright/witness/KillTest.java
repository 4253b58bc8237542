package io.trailwright.witness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trailwright.core.log.Checkpoint;
import io.trailwright.core.log.CosignerKey;
import io.trailwright.core.log.NoteSignature;
import io.trailwright.core.log.SignedNote;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** kill -9 of the real process while it is fed: what it remembers is at least what anybody received. */
class KillTest {
    private static final int KILLS = Integer.getInteger("witness.kills", 10);

    @TempDir
    Path folder;

    private final TestLog log = TestLog.of(3000);
    private final AtomicInteger received = new AtomicInteger();

    @Test
    void whatAnybodyReceivedIsRemembered() throws Exception {
        var random = new Random(11);
        var key = WitnessProcess.keygen(folder);
        int begun = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            try (var witness = WitnessProcess.start(folder, log)) {
                // Then: after each kill
                int held = heldBy(witness, key);
                assertTrue(held >= received.get(), held + " is held, and " + received + " was received");
                assertTrue(held <= received.get() + 1, held + " is held, and nobody asked for more than one further");
                begun = held;
                // When
                feedUntilKilled(witness, key, begun, random.nextInt(200));
            }
            assertTrue(received.get() > begun, "it was killed before it had cosigned anything");
        }
        try (var witness = WitnessProcess.start(folder, log)) {
            assertTrue(heldBy(witness, key) >= received.get());
            assertEquals(200, witness.health().statusCode());
        }
    }

    private int heldBy(WitnessProcess witness, CosignerKey key) {
        return witness.newest()
                .map(note -> {
                    assertTrue(key.cosignature(note).isPresent());
                    var checkpoint = Checkpoint.parse(note.text());
                    assertEquals(log.checkpoint((int) checkpoint.size()), checkpoint);
                    return (int) checkpoint.size();
                })
                .orElse(0);
    }

    /** Feeds one entry more each time; the kill comes some milliseconds after the tenth cosignature. */
    private void feedUntilKilled(WitnessProcess witness, CosignerKey key, int from, int millis) throws Exception {
        var ten = new CountDownLatch(10);
        var feeder = new Thread(() -> {
            try {
                for (int size = from; size < log.size(); size++) {
                    var lines = witness.add(log.request(size, size + 1)).body();
                    var note = new SignedNote(log.checkpoint(size + 1).text(), NoteSignature.parseLines(lines));
                    key.cosignature(note).orElseThrow();
                    received.set(size + 1);
                    ten.countDown();
                }
            } catch (UncheckedIOException killed) {
                // the connection ended: nobody knows whether the last one was cosigned
            }
        });
        feeder.start();
        ten.await();
        Thread.sleep(millis);
        witness.kill();
        feeder.join();
    }

    @Test
    void aSecondProcessIsKeptOut() throws Exception {
        WitnessProcess.keygen(folder);
        try (var first = WitnessProcess.start(folder, log)) {
            assertEquals(200, first.health().statusCode());
            var refused = assertThrows(AssertionError.class, () -> WitnessProcess.start(folder, log));
            assertTrue(String.valueOf(refused.getMessage()).contains("another process uses"), refused.getMessage());
        }
    }
}
