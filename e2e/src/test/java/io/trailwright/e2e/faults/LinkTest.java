package io.trailwright.e2e.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** That the driver's links do what they are named for; a link that does nothing would make every run pass. */
class LinkTest {
    private final AtomicInteger executed = new AtomicInteger();
    private ServerSocket echo;
    private Link link;

    @BeforeEach
    void start() throws IOException {
        echo = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        var server = new Thread(this::serve);
        server.setDaemon(true);
        server.start();
        link = new Link(echo.getLocalPort());
    }

    private void serve() {
        while (!echo.isClosed()) {
            try {
                var socket = echo.accept();
                new Thread(() -> answer(socket)).start();
            } catch (IOException e) {
                return;
            }
        }
    }

    private void answer(Socket socket) {
        try (socket) {
            for (int value = socket.getInputStream().read();
                    value >= 0;
                    value = socket.getInputStream().read()) {
                executed.incrementAndGet();
                socket.getOutputStream().write(value);
            }
        } catch (IOException e) {
            // Cut.
        }
    }

    @AfterEach
    void stop() throws IOException {
        link.close();
        echo.close();
    }

    /** One request on a new connection: the answer, or -1 when the connection was closed instead. */
    private int call() throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), link.port())) {
            socket.setSoTimeout(500);
            socket.getOutputStream().write('x');
            return socket.getInputStream().read();
        }
    }

    private int cutsOf(int calls) {
        int cuts = 0;
        for (int i = 0; i < calls; i++) {
            try {
                cuts += call() == -1 ? 1 : 0;
            } catch (IOException e) {
                cuts++;
            }
        }
        return cuts;
    }

    @Test
    void anOpenLinkPassesEverything() throws IOException {
        assertEquals('x', call());
    }

    @Test
    void whatIsCutBeforeWasNeverExecuted() {
        link.set(LinkMode.CUT_BEFORE);
        int cuts = cutsOf(60);
        assertTrue(cuts > 0 && cuts < 60, "cuts: " + cuts);
        assertEquals(60 - cuts, executed.get());
    }

    @Test
    void whatIsCutAfterWasExecuted() {
        link.set(LinkMode.CUT_AFTER);
        int cuts = cutsOf(60);
        assertTrue(cuts > 0 && cuts < 60, "cuts: " + cuts);
        assertEquals(60, executed.get());
    }

    @Test
    void aResetIsNoOrderlyClose() {
        link.set(LinkMode.RESET);
        assertThrows(SocketException.class, () -> {
            for (int i = 0; i < 200; i++) {
                call();
            }
        });
    }

    @Test
    void aHalfOpenLinkAnswersNothingAndIsClosedWhenItHeals() throws IOException {
        link.set(LinkMode.HALF_OPEN);
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), link.port())) {
            socket.setSoTimeout(300);
            socket.getOutputStream().write('x');
            assertThrows(
                    SocketTimeoutException.class, () -> socket.getInputStream().read());
            link.heal();
            assertEquals(-1, socket.getInputStream().read());
        }
        assertEquals(0, executed.get());
        assertEquals('x', call());
    }

    @Test
    void aSlowLinkPassesEverythingLater() throws IOException {
        link.set(LinkMode.SLOW);
        long begun = System.nanoTime();
        assertEquals('x', call());
        assertTrue(System.nanoTime() - begun >= 200_000_000L);
    }

    @Test
    void theFirstMessageOfAConnectionCanBeChanged() throws IOException {
        link.greetWith(first -> new byte[] {'y'});
        assertEquals('y', call());
    }

    @Test
    void theStartUpMessageOfPostgresqlIsChangedToOneThatIsWellFormed() {
        var honest = "\0\0\0\u0029\0\3\0\0user\0ingest\0synchronous_commit\0on\0\0";
        var bytes = honest.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
        java.nio.ByteBuffer.wrap(bytes).putInt(bytes.length);
        var planted = Controls.withoutSynchronousCommit(bytes);
        assertEquals(planted.length, java.nio.ByteBuffer.wrap(planted).getInt());
        assertTrue(new String(planted, java.nio.charset.StandardCharsets.ISO_8859_1)
                .contains("synchronous_commit\0off\0\0"));
        assertFalse(new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1).contains("off"));
    }
}
