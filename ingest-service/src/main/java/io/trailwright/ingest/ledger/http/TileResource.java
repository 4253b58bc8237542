package io.trailwright.ingest.ledger.http;

import io.smallrye.mutiny.Uni;
import io.trailwright.access.Roles;
import io.trailwright.core.log.EntryBundle;
import io.trailwright.core.log.Tile;
import io.trailwright.ingest.ledger.LogTiles;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Encoded;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * Tiles and entry bundles (C2SP tlog-tiles): with the checkpoint, all that anybody needs to read and verify a log with
 * tools of their own. What is served never changes. Every tile has exactly one address; any other spelling is not found.
 */
@Path("/v1/logs/{log}/tile")
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
public class TileResource {
    private static final String ENTRIES = "tile/entries/";
    private static final String FOR_EVER = "max-age=31536000, immutable";

    private final LogTiles tiles;
    private final VisibleLogs visible;
    private final PublicReading publicReading;

    TileResource(LogTiles tiles, VisibleLogs visible, PublicReading publicReading) {
        this.tiles = tiles;
        this.visible = visible;
        this.publicReading = publicReading;
    }

    @GET
    @Path("/{tile: .+}")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @Operation(
            operationId = "readTile",
            summary = "A tile or an entry bundle (C2SP tlog-tiles)",
            description = "Hashes of 32 bytes each, or the headers of entries, each after its length in two bytes."
                    + " Whatever width the log has reached is served, for ever.")
    @APIResponse(
            responseCode = "200",
            description = "The bytes; they never change",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_OCTET_STREAM,
                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(responseCode = "404", description = "No such log, no such tile, or the log has not reached it yet")
    public Uni<byte[]> tile(
            @PathParam("log") String log,
            @Parameter(description = "<L>/<N>, entries/<N>; partial ones with .p/<W>", example = "0/x001/234.p/56")
                    @Encoded
                    @PathParam("tile")
                    String tile,
            @Context UriInfo uri,
            @Context HttpServerRequest request) {
        String path = "tile/" + tile;
        requireOnlySpelling(uri.getBaseUri().getRawPath() + "v1/logs/" + log + "/" + path, request);
        return read(visible.requirePublished(log), path).map(found -> {
            byte[] bytes = found.orElseThrow(VisibleLogs::absent);
            // In place of what every other answer says; a header of the resource's own would stand beside it.
            request.response()
                    .putHeader("Cache-Control", (publicReading.allowed() ? "public, " : "private, ") + FOR_EVER);
            return bytes;
        });
    }

    /** The path as it was sent: frameworks take double slashes, dot segments and parameters out before they match. */
    private static void requireOnlySpelling(String path, HttpServerRequest request) {
        if (!path.equals(request.path())) {
            throw VisibleLogs.absent();
        }
    }

    private Uni<Optional<byte[]>> read(String log, String path) {
        try {
            return path.startsWith(ENTRIES)
                    ? tiles.bundle(log, EntryBundle.parse(path))
                    : tiles.tile(log, Tile.parse(path));
        } catch (IllegalArgumentException noTile) {
            throw VisibleLogs.absent();
        }
    }
}
