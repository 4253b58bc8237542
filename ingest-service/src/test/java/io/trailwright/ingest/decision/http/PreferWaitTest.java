package io.trailwright.ingest.decision.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.trailwright.core.entry.Digest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PreferWaitTest {
    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final Digest HEAD = Digest.of(new byte[] {1});

    @Test
    void theWaitPreferenceIsReadAmongOthers() {
        for (var prefer :
                List.of("wait=7", "WAIT=7", "respond-async, wait=7", "respond-async;x=1,wait=\"7\"", "wait = 7")) {
            assertEquals(Optional.of(Duration.ofSeconds(7)), PreferWait.wait(prefer, LONGEST), prefer);
        }
    }

    @Test
    void nobodyWaitsLongerThanTheLongest() {
        assertEquals(Optional.of(LONGEST), PreferWait.wait("wait=9999", LONGEST));
    }

    @Test
    void whatIsNoWaitPreferenceIsIgnored() {
        for (var prefer : List.of("", "wait", "wait=", "wait=-1", "wait=x", "await=7", "return=minimal")) {
            assertEquals(Optional.empty(), PreferWait.wait(prefer, LONGEST), prefer);
        }
        assertEquals(Optional.empty(), PreferWait.wait(null, LONGEST));
    }

    @Test
    void onlyAHeadIsAKnownHead() {
        assertEquals(Optional.of(HEAD), PreferWait.known("\"" + HEAD + "\""));
        assertEquals(Optional.of(HEAD), PreferWait.known("W/\"" + HEAD + "\""));
        for (var etag : List.of("", "*", HEAD.toString(), "\"sha256:00\"", "\"x\", \"" + HEAD + "\"")) {
            assertEquals(Optional.empty(), PreferWait.known(etag), etag);
        }
        assertEquals(Optional.empty(), PreferWait.known(null));
    }
}
