package io.trailwright.e2e.faults;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.util.Arrays;
import java.util.concurrent.ThreadLocalRandom;

/** One connection through a {@link Link}: two sockets, and a thread for each direction. */
final class LinkConnection {
    private static final int BUFFER = 16_384;
    private static final int CUT_ONE_OF = 4;
    private static final long SLOW_MILLIS = 100;
    private static final long TRICKLE_MILLIS = 20;

    private final Link link;
    private final Socket client;
    private final Socket server;
    private volatile boolean spoilt;
    private volatile boolean stranded;

    LinkConnection(Link link, Socket client, Socket server) {
        this.link = link;
        this.client = client;
        this.server = server;
    }

    /** Whether bytes were swallowed, and the ends could learn it. */
    boolean isSpoilt() {
        return spoilt;
    }

    /** From now on nothing passes, and no end learns why. */
    void strand() {
        stranded = true;
    }

    void pumpRequests() {
        pump(client, server, true);
    }

    void pumpAnswers() {
        pump(server, client, false);
    }

    private void pump(Socket from, Socket to, boolean requests) {
        var buffer = new byte[BUFFER];
        var first = requests;
        try {
            var in = from.getInputStream();
            var out = to.getOutputStream();
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                var piece = Arrays.copyOf(buffer, count);
                pass(first ? link.greeting(piece) : piece, out, requests);
                first = false;
            }
        } catch (IOException e) {
            // One end is gone: so is the other.
        } finally {
            close();
        }
    }

    private void pass(byte[] piece, OutputStream out, boolean request) throws IOException {
        if (stranded) {
            return;
        }
        switch (link.mode()) {
            case OPEN -> out.write(piece);
            case CUT_BEFORE -> cutOr(piece, out, request);
            case CUT_AFTER -> cutOr(piece, out, !request);
            case RESET -> {
                if (!request) {
                    client.setSoLinger(true, 0); // makes the close a reset
                    server.setSoLinger(true, 0);
                }
                cutOr(piece, out, !request);
            }
            case SLOW -> {
                Pause.millis(SLOW_MILLIS);
                out.write(piece);
            }
            case TRICKLE -> trickle(piece, out);
            case HALF_OPEN -> spoilt = true;
        }
    }

    private static void cutOr(byte[] piece, OutputStream out, boolean mayCut) throws IOException {
        if (mayCut && ThreadLocalRandom.current().nextInt(CUT_ONE_OF) == 0) {
            throw new IOException("cut");
        }
        out.write(piece);
    }

    private void trickle(byte[] piece, OutputStream out) throws IOException {
        int done = 0;
        while (done < piece.length && link.mode() == LinkMode.TRICKLE) {
            out.write(piece[done++]);
            Pause.millis(TRICKLE_MILLIS);
        }
        out.write(piece, done, piece.length - done);
    }

    /** Closes both sides; close alone would leave the peer of a half-read socket waiting. */
    void close() {
        for (var socket : new Socket[] {client, server}) {
            try {
                if (socket.getSoLinger() != 0) {
                    socket.shutdownOutput();
                }
            } catch (IOException e) {
                // It is closed already.
            }
            try {
                socket.close();
            } catch (IOException e) {
                // Nothing is left to do.
            }
        }
        link.forget(this);
    }
}
