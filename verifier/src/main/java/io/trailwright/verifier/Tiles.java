package io.trailwright.verifier;

import io.trailwright.core.entry.Digest;
import io.trailwright.core.log.MerkleTree;
import io.trailwright.core.log.NodeSource;
import io.trailwright.core.log.Tile;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The hashes of a log of one size, from its tiles (C2SP tlog-tiles) in a folder or below a URL. Nothing that comes from
 * there is believed: what is made of it must lead to a signed root.
 */
final class Tiles implements NodeSource {
    private static final int HEIGHT = 8;
    private static final int LARGEST = Tile.FULL * Digest.LENGTH;
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final Fetch fetch;
    private final long size;
    private final Map<Tile, List<Digest>> read = new HashMap<>();

    private Tiles(Fetch fetch, long size) {
        this.fetch = fetch;
        this.size = size;
    }

    /**
     * @param place a folder, or the URL of the log without a slash at the end
     * @param token bearer token for a log that wants one
     */
    static Tiles of(String place, Path directory, Optional<String> token, long size) {
        if (place.startsWith("http://") || place.startsWith("https://")) {
            var http = HttpClient.newBuilder().connectTimeout(LIMIT).build();
            return new Tiles(path -> get(http, URI.create(place + "/" + path), token), size);
        }
        var folder = directory.resolve(place);
        return new Tiles(path -> file(folder.resolve(path)), size);
    }

    /** @throws NotTriedException when the tile that has it is not there, or is not a tile */
    @Override
    public Digest node(int level, long index) {
        int inside = level % HEIGHT;
        long first = index << inside;
        var hashes = tile(level / HEIGHT, first / Tile.FULL);
        int from = (int) (first % Tile.FULL);
        if (from + (1 << inside) > hashes.size()) {
            throw new NotTriedException("The log has no hash at level " + level + ", index " + index + ".");
        }
        return root(hashes.subList(from, from + (1 << inside)));
    }

    private static Digest root(List<Digest> hashes) {
        int half = hashes.size() / 2;
        return half == 0
                ? hashes.get(0)
                : MerkleTree.nodeHash(root(hashes.subList(0, half)), root(hashes.subList(half, hashes.size())));
    }

    private List<Digest> tile(int level, long index) {
        var full = new Tile(level, index, Tile.FULL);
        var wanted = full.within(size) ? full : Tile.partial(level, size).orElse(full);
        return read.computeIfAbsent(wanted, tile -> load(tile, full));
    }

    /** A log may have dropped a partial tile when it was full; its hashes are the first ones of the full one. */
    private List<Digest> load(Tile tile, Tile full) {
        var exact = fetch.path(tile.path());
        if (exact.isPresent()) {
            return decode(tile, exact.get());
        }
        return fetch.path(full.path())
                .map(bytes -> decode(full, bytes).subList(0, tile.width()))
                .orElseThrow(() -> new NotTriedException("There is no " + tile.path() + " below the log."));
    }

    private static List<Digest> decode(Tile tile, byte[] bytes) {
        try {
            return tile.decode(bytes);
        } catch (IllegalArgumentException malformed) {
            throw new NotTriedException("The log's " + malformed.getMessage() + ".");
        }
    }

    private static Optional<byte[]> file(Path file) {
        try {
            return Files.isRegularFile(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
        } catch (IOException e) {
            throw new NotTriedException(file + " cannot be read.");
        }
    }

    private static Optional<byte[]> get(HttpClient http, URI uri, Optional<String> token) {
        var request = HttpRequest.newBuilder(uri).timeout(LIMIT);
        token.ifPresent(bearer -> request.header("Authorization", "Bearer " + bearer));
        try {
            var response = http.send(request.build(), BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                if (response.statusCode() == 404) {
                    return Optional.empty();
                }
                if (response.statusCode() != 200) {
                    throw new NotTriedException(uri + " answers " + response.statusCode() + ".");
                }
                return Optional.of(body.readNBytes(LARGEST + 1));
            }
        } catch (IOException e) {
            throw new NotTriedException(uri + " cannot be read.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotTriedException("Interrupted.");
        }
    }

    @FunctionalInterface
    private interface Fetch {
        /** Empty when there is no such tile. */
        Optional<byte[]> path(String path);
    }
}
