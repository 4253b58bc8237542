package io.trailwright.access;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;

@Path("/callers")
@Produces(MediaType.APPLICATION_JSON)
public class CallerTestResource {

    private final CallerProvider callers;

    CallerTestResource(CallerProvider callers) {
        this.callers = callers;
    }

    @GET
    @Path("reactive")
    @Authenticated
    public Uni<Caller> reactive() {
        Caller caller = callers.caller();
        return Uni.createFrom().item(caller).onItem().delayIt().by(Duration.ofMillis(1));
    }

    @GET
    @Path("blocking")
    @Blocking
    @RolesAllowed(Roles.INTEGRATION)
    public Caller blocking() {
        return callers.caller();
    }

    @GET
    @Path("person")
    @RolesAllowed(Roles.REVIEWER)
    public Login person() {
        return callers.caller().requireLogin();
    }

    @GET
    @Path("open")
    @PermitAll
    public Uni<Caller> open() {
        return Uni.createFrom().item(callers::caller);
    }

    @GET
    @Path("forgotten")
    public String forgotten() {
        return "{}";
    }
}
