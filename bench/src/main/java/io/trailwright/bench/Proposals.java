package io.trailwright.bench;

import io.trailwright.core.json.Json;
import io.trailwright.launcher.http.ApiClient;
import io.trailwright.launcher.stack.Component;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The load of the ingest benches on both sides: decisions posted by wrk, and their rows inserted by pgbench. */
final class Proposals {
    private static final String LEDGER = "trailwright_ingest";

    private final Machine machine;
    private final Teller teller;
    private final LedgerRows rows;
    private final Wrk wrk;
    private final Pgbench pgbench;
    private final ExecutorService threads = Executors.newCachedThreadPool(Proposals::daemon);

    private Proposals(Machine machine, Teller teller, LedgerRows rows, Wrk wrk, Pgbench pgbench) {
        this.machine = machine;
        this.teller = teller;
        this.rows = rows;
        this.wrk = wrk;
        this.pgbench = pgbench;
    }

    /** On a ledger that is empty; posts the one decision whose rows the floor repeats. */
    static Proposals on(Machine machine, Teller teller) {
        var body = Decision.body(machine.root());
        var bodyFile = machine.write("body.json", new String(body, StandardCharsets.UTF_8));
        var wrk = new Wrk(machine.resource("propose.lua"), bodyFile, machine.freshToken());
        var answer = new ApiClient(machine.stack().uri(Component.INGEST), machine::token, Duration.ofSeconds(30))
                .post("/v1/decisions", Json.parse(body))
                .expect(201)
                .json();
        FloorDatabase.create(machine);
        try (var ledger = machine.database(LEDGER)) {
            var rows = LedgerRows.read(ledger);
            teller.line("a request of " + body.length + " bytes, verdict " + answer.string("verdict") + ", tier "
                    + answer.optString("tier").orElse("none") + "; " + rows.size());
            var script = machine.write("floor.sql", new FloorSql(rows).transaction());
            ProductionJvm.giveCaches(machine, teller);
            return new Proposals(machine, teller, rows, wrk, new Pgbench(machine, script));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Decisions a second, each acknowledged, evaluated and in the ledger afterwards. */
    Side product(int connections) {
        return product(List.of(machine.decisions()), connections);
    }

    /** The same, sent to several replicas at once: what they make together. */
    Side product(List<URI> replicas, int connectionsEach) {
        return time -> accounted(replicas, connectionsEach, time).stream()
                .mapToDouble(Wrk.Load::rate)
                .sum();
    }

    /** Median milliseconds from sending a decision to having its answer, one at a time. */
    Side productMedian() {
        return time -> accounted(List.of(machine.decisions()), 1, time).get(0).p50() / 1e3;
    }

    /** Transactions a second that insert the same rows. */
    Side floor(int clients) {
        return time -> {
            checkpoint();
            return pgbench.rate(clients, time);
        };
    }

    /** Median milliseconds of such a transaction, one at a time. */
    Side floorMedian() {
        return time -> {
            checkpoint();
            return pgbench.median(time);
        };
    }

    private List<Wrk.Load> accounted(List<URI> replicas, int connectionsEach, Duration time) {
        checkpoint();
        machine.freshToken();
        var before = counts();
        var loads = replicas.stream()
                .map(replica -> CompletableFuture.supplyAsync(() -> wrk.run(replica, connectionsEach, time), threads))
                .toList()
                .stream()
                .map(Proposals::join)
                .toList();
        account(loads, before, counts(), 2L * replicas.size() * connectionsEach);
        return loads;
    }

    private static Wrk.Load join(CompletableFuture<Wrk.Load> load) {
        try {
            return load.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof VoidRoundException round ? round : e;
        }
    }

    /** @param slack what may be on its way when wrk stops, now or the last time: recorded, but not counted */
    private static void account(List<Wrk.Load> loads, Counts before, Counts after, long slack) {
        if (after.degraded() > before.degraded()) {
            throw new VoidRoundException((after.degraded() - before.degraded()) + " without an evaluation");
        }
        var answers = loads.stream().mapToLong(Wrk.Load::answers).sum();
        var recorded = after.decisions() - before.decisions();
        if (recorded < answers || recorded > answers + slack) {
            throw new VoidRoundException(answers + " acknowledged, but " + recorded + " recorded");
        }
    }

    /** Those that one decision made. */
    LedgerRows rows() {
        return rows;
    }

    /** For people: the product's load by hand. */
    String loadCommand() {
        return String.join(" ", wrk.command(machine.decisions(), 64, Duration.ofSeconds(30)));
    }

    /** What both sides have written by now. */
    void tellSizes() {
        try (var server = machine.database("postgres")) {
            teller.line("ledger " + FloorDatabase.number(server, "SELECT pg_database_size('" + LEDGER + "') >> 20")
                    + " MiB, floor "
                    + FloorDatabase.number(server, "SELECT pg_database_size('" + FloorDatabase.NAME + "') >> 20")
                    + " MiB");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Thread daemon(Runnable task) {
        var thread = new Thread(task, "load");
        thread.setDaemon(true);
        return thread;
    }

    private record Counts(long decisions, long degraded) {}

    private Counts counts() {
        try (var ledger = machine.database(LEDGER)) {
            return new Counts(
                    FloorDatabase.number(ledger, "SELECT count(*) FROM idempotency"),
                    FloorDatabase.number(ledger, "SELECT count(*) FROM part WHERE name = 'degraded'"));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void checkpoint() {
        try (var server = machine.database("postgres")) {
            FloorDatabase.execute(server, "CHECKPOINT");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
