package io.trailwright.policy.bootstrap;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.VertxContextSupport;
import io.trailwright.access.Caller;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import org.jboss.logging.Logger;

/** Loads the bootstrap folder before the first request, and refuses to start when it cannot. */
@ApplicationScoped
class BootstrapStart {

    private static final Logger LOG = Logger.getLogger(BootstrapStart.class);

    private final BootstrapSettings settings;
    private final BootstrapLoader loader;

    BootstrapStart(BootstrapSettings settings, BootstrapLoader loader) {
        this.settings = settings;
        this.loader = loader;
    }

    void onStart(@Observes @Priority(1000) StartupEvent event) {
        if (settings.dir().isPresent()) {
            try {
                load(BootstrapFolder.read(settings.dir().get(), settings.issuer()));
            } catch (BootstrapException refused) {
                LOG.fatal(refused.getMessage());
                throw refused;
            }
        }
    }

    private void load(BootstrapFolder folder) {
        List<String> tenants = settings.tenants().orElse(List.of());
        if (tenants.isEmpty()) {
            throw new BootstrapException("trailwright.bootstrap.tenants is missing. Name the tenants to load for.");
        }
        for (String tenant : tenants) {
            if (!Caller.TENANT.matcher(tenant).matches()) {
                throw new BootstrapException("trailwright.bootstrap.tenants holds what is no tenant: " + tenant);
            }
            LOG.infof("bootstrap of %s: %d new versions", tenant, added(tenant, folder));
        }
    }

    private int added(String tenant, BootstrapFolder folder) {
        try {
            return VertxContextSupport.subscribeAndAwait(() -> loader.load(tenant, folder));
        } catch (BootstrapException e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("the bootstrap of " + tenant + " failed", e);
        }
    }
}
