package io.trailwright.ingest.permit.http;

import io.trailwright.core.json.Json;
import io.trailwright.ingest.permit.Permits;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The public keys of permits, for targets that verify offline. */
@Path("/v1/permit-keys")
@Tag(name = "Permits")
public class PermitKeysResource {
    private final Permits permits;

    PermitKeysResource(Permits permits) {
        this.permits = permits;
    }

    /** A JWK set (RFC 7517, section 5). */
    @Schema(name = "PermitKeys")
    public record KeySet(List<Key> keys) {}

    /** An Ed25519 public key (RFC 8037, section 2). */
    @Schema(name = "PermitKey")
    public record Key(String kty, String crv, String x, String kid, String use, String alg) {
        static Key of(Json.Obj jwk) {
            return new Key(
                    jwk.string("kty"),
                    jwk.string("crv"),
                    jwk.string("x"),
                    jwk.string("kid"),
                    jwk.string("use"),
                    jwk.string("alg"));
        }
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @PermitAll
    @Operation(operationId = "readPermitKeys", summary = "The public keys that verify permits, as a JWK set; pin them")
    @APIResponse(responseCode = "200", description = "JWK set with Ed25519 keys")
    public KeySet keys() {
        return new KeySet(permits.keys().stream().map(Key::of).toList());
    }
}
