package io.trailwright.approval.notice;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Checks the settings once, when the service starts: with an unsafe one it does not start. */
@ApplicationScoped
class NoticeStart {

    @Produces
    @Singleton
    @Startup
    NoticeSettings settings(
            NoticeConfig config,
            @ConfigProperty(name = "quarkus.mailer.start-tls", defaultValue = "OPTIONAL") String startTls,
            @ConfigProperty(name = "quarkus.mailer.tls", defaultValue = "false") boolean tls) {
        return NoticeSettings.of(config, tls || startTls.equalsIgnoreCase("REQUIRED"));
    }
}
