package io.trailwright.ingest.client.identity;

import io.quarkus.oidc.TenantResolver;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Every request is authenticated for this service's own audience. Without this, the provider's extension picks a tenant
 * by any path segment that has its name, and {@code /v1/logs/person/…} would take tokens made for another service.
 */
@ApplicationScoped
class OneTenant implements TenantResolver {
    private static final String DEFAULT = "Default";

    @Override
    public String resolve(RoutingContext request) {
        return DEFAULT;
    }
}
