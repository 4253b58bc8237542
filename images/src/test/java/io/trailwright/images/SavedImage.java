package io.trailwright.images;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** An image in a file, read as its consumers read it. */
record SavedImage(JsonNode config, List<List<Entry>> layers) {

    /** A file, folder or link of a layer. */
    record Entry(String path, boolean folder, int mode, long user, long group, long modified) {}

    static SavedImage read(Path file) throws IOException {
        var files = new HashMap<String, byte[]>();
        try (var tar = new TarArchiveInputStream(Files.newInputStream(file))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                files.put(entry.getName(), tar.readAllBytes());
            }
        }
        var json = new ObjectMapper();
        var manifest = json.readTree(files.get("manifest.json")).get(0);
        var layers = new ArrayList<List<Entry>>();
        for (var layer : manifest.get("Layers")) {
            layers.add(entries(files, layer.asText()));
        }
        return new SavedImage(json.readTree(files.get(manifest.get("Config").asText())), layers);
    }

    private static List<Entry> entries(Map<String, byte[]> files, String name) throws IOException {
        var found = new ArrayList<Entry>();
        try (var tar = new TarArchiveInputStream(unpacked(files.get(name)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                found.add(new Entry(
                        entry.getName(),
                        entry.isDirectory(),
                        entry.getMode() & 0777,
                        entry.getLongUserId(),
                        entry.getLongGroupId(),
                        entry.getLastModifiedTime().toMillis()));
            }
        }
        return found;
    }

    private static InputStream unpacked(byte[] layer) throws IOException {
        boolean gzip = (layer[0] & 0xff) == 0x1f && (layer[1] & 0xff) == 0x8b;
        var bytes = new BufferedInputStream(new ByteArrayInputStream(layer));
        return gzip ? new GZIPInputStream(bytes) : bytes;
    }

    /** All layers one over the other, below a folder. */
    static void unpack(Path file, Path into) throws IOException, InterruptedException {
        var work = Files.createDirectories(into.resolveSibling(into.getFileName() + ".parts"));
        run("tar", "-C", work.toString(), "-xf", file.toString());
        var manifest = new ObjectMapper()
                .readTree(work.resolve("manifest.json").toFile())
                .get(0);
        Files.createDirectories(into);
        for (var layer : manifest.get("Layers")) {
            run(
                    "tar",
                    "-C",
                    into.toString(),
                    "-xf",
                    work.resolve(layer.asText()).toString());
        }
    }

    private static void run(String... command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(String.join(" ", command) + ": " + said);
        }
    }
}
