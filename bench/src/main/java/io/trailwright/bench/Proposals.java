package io.trailwright.bench;

import io.trailwright.core.json.Json;
import io.trailwright.launcher.http.ApiClient;
import io.trailwright.launcher.stack.Component;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;

/** The load of the ingest benches on both sides: decisions posted by wrk, and their rows inserted by pgbench. */
final class Proposals {
    private static final String LEDGER = "trailwright_ingest";

    private final Machine machine;
    private final Teller teller;
    private final Wrk wrk;
    private final Pgbench pgbench;

    private Proposals(Machine machine, Teller teller, Wrk wrk, Pgbench pgbench) {
        this.machine = machine;
        this.teller = teller;
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
            var script = machine.write("floor.sql", rows.script());
            return new Proposals(machine, teller, wrk, new Pgbench(machine, script));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Decisions a second, each acknowledged, evaluated and in the ledger afterwards. */
    Side product(int connections) {
        return time -> {
            checkpoint();
            var before = counts();
            var load = load(connections, time);
            var after = counts();
            if (after.degraded() > before.degraded()) {
                throw new VoidRoundException((after.degraded() - before.degraded()) + " without an evaluation");
            }
            // Those that were on their way when wrk stopped, now or the last time, are recorded too, but not counted.
            var recorded = after.decisions() - before.decisions();
            if (recorded < load.answers() || recorded > load.answers() + 2L * connections) {
                throw new VoidRoundException(load.answers() + " acknowledged, but " + recorded + " recorded");
            }
            return load.rate();
        };
    }

    /** Transactions a second that insert the same rows. */
    Side floor(int clients) {
        return time -> {
            checkpoint();
            return pgbench.rate(clients, time);
        };
    }

    private Wrk.Load load(int connections, Duration time) {
        machine.freshToken();
        return wrk.run(machine.decisions(), connections, time);
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
