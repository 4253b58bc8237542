package io.trailwright.policy.bootstrap;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import io.trailwright.access.Caller;
import io.trailwright.policy.bootstrap.BootstrapLoader.Missing;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
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

    /** Nothing is written before all that is new was tested. */
    private void load(BootstrapFolder folder) {
        Map<String, Missing> missing = new LinkedHashMap<>();
        tenants().forEach(tenant -> missing.put(tenant, await(tenant, () -> loader.missing(tenant, folder))));
        missing.values().forEach(each -> each.policies().forEach(PolicyFile::tested));
        missing.forEach((tenant, each) ->
                LOG.infof("bootstrap of %s: %d new versions", tenant, await(tenant, () -> loader.add(tenant, each))));
    }

    private List<String> tenants() {
        List<String> tenants = settings.tenants().orElse(List.of());
        if (tenants.isEmpty()) {
            throw new BootstrapException("trailwright.bootstrap.tenants is missing. Name the tenants to load for.");
        }
        for (String tenant : tenants) {
            if (!Caller.TENANT.matcher(tenant).matches()) {
                throw new BootstrapException("trailwright.bootstrap.tenants holds what is no tenant: " + tenant);
            }
        }
        return tenants;
    }

    private static <T> T await(String tenant, Supplier<Uni<T>> step) {
        try {
            return VertxContextSupport.subscribeAndAwait(step);
        } catch (BootstrapException e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("the bootstrap of " + tenant + " failed", e);
        }
    }
}
