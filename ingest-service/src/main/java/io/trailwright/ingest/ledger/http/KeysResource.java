package io.trailwright.ingest.ledger.http;

import io.trailwright.access.Roles;
import io.trailwright.ingest.ledger.LogKeyring;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The verifier keys of a log, to be compared with those that somebody pinned. */
@Path("/v1/logs/{log}/keys")
@Produces(MediaType.TEXT_PLAIN)
@Tag(name = "Proofs")
@RolesAllowed({
    PublicReading.ROLE,
    Roles.AUDITOR,
    Roles.INTEGRATION,
    Roles.LEDGER_SERVICE,
    Roles.APPROVAL_SERVICE,
    Roles.RECONSTRUCTION_SERVICE,
    Roles.POLICY_SERVICE
})
public class KeysResource {
    private final LogKeyring keyring;
    private final VisibleLogs visible;

    KeysResource(LogKeyring keyring, VisibleLogs visible) {
        this.keyring = keyring;
        this.visible = visible;
    }

    @GET
    @Operation(
            operationId = "readKeys",
            summary = "The verifier keys (C2SP signed-note vkey) of a log, one a line",
            description =
                    "The key that signs now comes first, then those that signed before. Whoever verifies pins keys"
                            + " that came another way: a log that vouches for itself proves nothing.")
    @APIResponse(responseCode = "200", description = "One vkey a line")
    @APIResponse(responseCode = "404", description = "No such log")
    public String keys(@PathParam("log") String log) {
        return keyring.of(visible.requirePublished(log)).stream()
                .map(key -> key + "\n")
                .collect(Collectors.joining());
    }
}
