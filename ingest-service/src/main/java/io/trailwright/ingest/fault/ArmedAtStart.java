package io.trailwright.ingest.fault;

import io.quarkus.runtime.StartupEvent;
import io.vertx.ext.web.Router;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Arms the crash points that a fault run names, and says so as loudly as a log can: never set it in production. */
@ApplicationScoped
class ArmedAtStart {

    private static final Logger LOG = Logger.getLogger(ArmedAtStart.class);

    private final Map<CrashPoint, CrashPlan> plans;
    private final String setting;

    /** @param setting {@code trailwright.test.crash-point}: see {@link CrashPlan#parse} */
    @Inject
    ArmedAtStart(@ConfigProperty(name = "trailwright.test.crash-point") Optional<String> setting) {
        this.setting = setting.orElse("");
        this.plans = setting.map(CrashPlan::parse).orElse(Map.of());
    }

    void onStart(@Observes @Priority(1) StartupEvent event) {
        CrashPoints.arm(plans);
        if (!plans.isEmpty()) {
            LOG.errorf(
                    "UNSAFE, for fault tests only: trailwright.test.crash-point is set, and this service will break"
                            + " itself (%s). Remove the setting in production.",
                    setting);
        }
    }

    void routes(@Observes Router router) {
        if (plans.containsKey(CrashPoint.AFTER_REPLY)) {
            router.route("/v1/*").order(Integer.MIN_VALUE).handler(context -> {
                context.addEndHandler(sent -> CrashPoints.at(CrashPoint.AFTER_REPLY));
                context.next();
            });
        }
    }
}
