package io.trailwright.ingest.ledger.db;

import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.trailwright.ingest.ledger.LedgerSettings;
import io.vertx.pgclient.PgBuilder;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnectOptions;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The pool of connections, which closes one on which nothing has moved for longer than any statement may take. A
 * connection that a firewall or a failover has forgotten never says so, and would keep its place in the pool for hours.
 */
@Singleton
class LedgerPool implements PgPoolCreator {

    private static final int MARGIN_SECONDS = 5;

    private final int quietSeconds;

    LedgerPool(LedgerSettings settings) {
        this.quietSeconds = Math.toIntExact(settings.batchDeadline().toSeconds()) + MARGIN_SECONDS;
    }

    @Override
    public Pool create(Input input) {
        input.pgConnectOptionsList()
                .forEach(options -> options.setIdleTimeout(quietSeconds).setIdleTimeoutUnit(TimeUnit.SECONDS));
        return PgBuilder.pool()
                .with(input.poolOptions())
                .connectingTo(List.<SqlConnectOptions>copyOf(input.pgConnectOptionsList()))
                .using(input.vertx())
                .build();
    }
}
