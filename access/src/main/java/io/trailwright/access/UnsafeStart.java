package io.trailwright.access;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.Config;
import org.jboss.logging.Logger;

/** Refuses to start a service that would take tokens made for somebody else. */
@ApplicationScoped
public class UnsafeStart {

    private static final String AUDIENCE = "token.audience";
    private static final String ANY = "any";
    private static final Pattern FURTHER_TENANT =
            Pattern.compile("(quarkus\\.oidc\\.(?:[^.\"]+|\"[^\"]+\")\\.)(?:auth-server-url|public-key)");

    private static final Logger LOG = Logger.getLogger(UnsafeStart.class);

    private final Config config;

    /** Made by the container. */
    @Inject
    public UnsafeStart(Config config) {
        this.config = config;
    }

    void onStart(@Observes @Priority(1) StartupEvent event) {
        try {
            check(config);
        } catch (UnsafeSettingException refused) {
            LOG.fatal(refused.getMessage());
            throw refused;
        }
    }

    static void check(Config config) {
        requireAudience(config, "quarkus.oidc.");
        for (String prefix : furtherTenants(config)) {
            if (config.getOptionalValue(prefix + "tenant-enabled", Boolean.class)
                    .orElse(true)) {
                requireAudience(config, prefix);
            }
        }
    }

    private static void requireAudience(Config config, String prefix) {
        String setting = prefix + AUDIENCE;
        List<String> audiences = config.getOptionalValues(setting, String.class).orElse(List.of()).stream()
                .map(String::trim)
                .filter(each -> !each.isEmpty())
                .toList();
        if (audiences.isEmpty() || audiences.contains(ANY)) {
            throw new UnsafeSettingException(setting, "must name this service's own audience and nothing else");
        }
    }

    /** Prefixes of OIDC tenants beside the default one, as they are written in the configuration. */
    private static Set<String> furtherTenants(Config config) {
        Set<String> prefixes = new TreeSet<>();
        for (String name : config.getPropertyNames()) {
            Matcher matcher = FURTHER_TENANT.matcher(name);
            if (matcher.matches()) {
                prefixes.add(matcher.group(1));
            }
        }
        return prefixes;
    }
}
