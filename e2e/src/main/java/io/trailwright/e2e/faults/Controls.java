package io.trailwright.e2e.faults;

import io.trailwright.e2e.faults.Outcome.Acknowledged;
import io.trailwright.e2e.faults.SeparateVerifier.Verdict;
import io.trailwright.launcher.stack.Component;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The same harness on the same system with a defect planted, on a log of its own: an oracle that does not see it is
 * worth nothing.
 *
 * <p>The first defect is a client that sends again under a new key whenever it has no answer. The second is a database
 * that acknowledges before it is on disk: the service refuses such a one at its start and sets synchronous_commit for
 * each connection itself, so the link to the database, which was honest at the start, changes that setting in the
 * first message of each later connection.
 */
final class Controls {
    private static final String LOG = "globex";
    private static final String AGENT = "globex-agent";
    private static final int CLIENTS = 4;
    private static final int MOST_KILLS = 12;
    private static final int CUT_REQUESTS = 60;

    private final TestBed bed;
    private final Path accountFile;
    private final String run;
    private final Random random;
    private final AtomicLong numbers = new AtomicLong();

    /** How many of each planted defect's victims the oracle counted. */
    record Seen(long lost, long duplicated, Verdict fsck) {
        boolean all() {
            return lost > 0 && duplicated > 0 && fsck != Verdict.WHOLE;
        }
    }

    Controls(TestBed bed, Path accountFile, String run, long seed) {
        this.bed = bed;
        this.accountFile = accountFile;
        this.run = run;
        this.random = new Random(seed);
    }

    Seen run() {
        try (var account = new Account(accountFile, 1)) {
            var receipts = new Receipts(bed.stack().verifierKeys());
            var caller = new Caller(bed::token, receipts, account);
            bed.clientLinks().forEach(link -> link.set(LinkMode.CUT_AFTER));
            withoutKeys(caller);
            bed.clientLinks().forEach(Link::heal);
            long duplicated = counts(account, receipts).duplicated();
            bed.databaseLinks().forEach(link -> link.greetWith(Controls::withoutSynchronousCommit));
            try {
                return lost(account, receipts, caller, duplicated);
            } finally {
                bed.databaseLinks().forEach(link -> link.greetWith(first -> first));
            }
        }
    }

    private void withoutKeys(Caller caller) {
        for (int i = 0; i < CUT_REQUESTS; i++) {
            var request = Sent.decision(run, numbers.incrementAndGet(), AGENT);
            for (int attempt = 0; attempt < 20; attempt++) {
                var outcome = caller.send(bed.address(attempt), request.underKey(request.key() + "x" + attempt));
                if (outcome instanceof Acknowledged) {
                    break;
                }
            }
        }
    }

    private Seen lost(Account account, Receipts receipts, Caller caller, long duplicated) {
        long lost = 0;
        int kills = 0;
        while (lost == 0 && kills < MOST_KILLS) {
            loadAndKill(caller);
            kills++;
            lost = counts(account, receipts).lost();
        }
        var fsck = new SeparateVerifier(bed.stack())
                .judge(LOG, account.checkpoints(), accountFile.resolveSibling("fsck-control.txt"));
        return new Seen(lost, duplicated, fsck);
    }

    private void loadAndKill(Caller caller) {
        var stop = new java.util.concurrent.atomic.AtomicBoolean();
        List<Thread> clients = new ArrayList<>();
        for (int client = 0; client < CLIENTS; client++) {
            int replica = client;
            var thread = new Thread(() -> {
                while (!stop.get()) {
                    caller.send(bed.address(replica), Sent.decision(run, numbers.incrementAndGet(), AGENT));
                }
            });
            thread.setDaemon(true);
            clients.add(thread);
            thread.start();
        }
        Pause.millis(800 + random.nextInt(400));
        bed.stack().kill(Component.POSTGRES);
        stop.set(true);
        bed.stack().start(Component.POSTGRES);
        for (var client : clients) {
            try {
                client.join(60_000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new FaultRunException("interrupted");
            }
        }
    }

    private Oracle.Counts counts(Account account, Receipts receipts) {
        var stored = StoredLog.read(bed.stack().database(Component.INGEST), LOG, receipts.keys());
        return Oracle.of(account, stored, new Target()).counts();
    }

    /** A client's first message to PostgreSQL: its length, the protocol's version, names and values, each ended by 0. */
    static byte[] withoutSynchronousCommit(byte[] startUp) {
        var honest = "synchronous_commit\0on\0";
        var text = new String(startUp, StandardCharsets.ISO_8859_1);
        if (!text.contains(honest)) {
            return startUp;
        }
        var planted = text.replace(honest, "synchronous_commit\0off\0").getBytes(StandardCharsets.ISO_8859_1);
        java.nio.ByteBuffer.wrap(planted)
                .putInt(java.nio.ByteBuffer.wrap(startUp).getInt() + 1);
        return planted;
    }
}
