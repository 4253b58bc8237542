package io.trailwright.core.bundle;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.trailwright.core.entry.Entry;
import io.trailwright.core.entry.Header;
import io.trailwright.core.entry.Part;
import io.trailwright.core.json.Json;
import io.trailwright.core.log.InclusionProof;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * The file format of a bundle, {@code trailwright-bundle/2}: a zip of plain files that has exactly one encoding for one
 * content, so that no byte of it can change unnoticed. docs/format.md states it file by file. Bundles of format 1 are
 * read for ever, by the same rule.
 */
public final class BundleCodec {
    private static final String MANIFEST = "manifest.json";

    private BundleCodec() {}

    public static byte[] write(Bundle bundle) {
        return write(bundle, BundleFormat.V2);
    }

    static byte[] write(Bundle bundle, BundleFormat format) {
        var files = new LinkedHashMap<String, byte[]>();
        files.put(MANIFEST, manifest(bundle, format));
        files.put("checkpoint", bundle.checkpoint().getBytes(UTF_8));
        files.put("keys/log.vkey", (bundle.vkey() + "\n").getBytes(UTF_8));
        for (int seq = 0; seq < bundle.entries().size(); seq++) {
            var entry = bundle.entries().get(seq);
            files.put(entryFile(seq), entry.headerBytes());
            files.put(format.proofFile(seq), format.write(bundle.proofs().get(seq), bundle.checkpoint()));
            entry.parts().forEach((name, part) -> {
                if (part instanceof Part.Present present) {
                    files.put(partFile(entry.header().seq(), name, "body"), present.body());
                    files.put(partFile(entry.header().seq(), name, "salt"), present.salt());
                }
            });
        }
        return PlainZip.write(files);
    }

    /**
     * @throws BundleException if the file is not a bundle in its one encoding. A bundle that reads may still be false:
     *     see {@link BundleVerifier}
     */
    public static Bundle read(byte[] file) {
        var files = PlainZip.read(file);
        var manifest = manifest(files);
        var format = BundleFormat.of(reading(MANIFEST, () -> manifest.string("format")));
        var bundle = assemble(files, manifest, format);
        if (!Arrays.equals(write(bundle, format), file)) {
            throw new BundleException("bundle", "the file is not in the one encoding of its content");
        }
        return bundle;
    }

    private static Bundle assemble(Map<String, byte[]> files, Json.Obj manifest, BundleFormat format) {
        var checkpoint = text(files, "checkpoint");
        var entries = new ArrayList<Entry>();
        var proofs = new ArrayList<InclusionProof>();
        int count = reading(MANIFEST, () -> Math.toIntExact(manifest.integer("entries")));
        for (int seq = 0; seq < count; seq++) {
            var name = format.proofFile(seq);
            proofs.add(reading(name, () -> format.read(file(files, name), checkpoint)));
            entries.add(entry(files, seq, proofs.get(seq).index()));
        }
        return new Bundle(
                reading(MANIFEST, () -> manifest.string("log")),
                reading(MANIFEST, () -> UUID.fromString(manifest.string("trail"))),
                entries,
                proofs,
                checkpoint,
                text(files, "keys/log.vkey").strip());
    }

    private static Entry entry(Map<String, byte[]> files, int seq, long index) {
        var name = entryFile(seq);
        return reading(name, () -> {
            var headerBytes = file(files, name);
            var header = Header.parse(headerBytes);
            var parts = new TreeMap<String, Part>();
            for (var part : header.parts().keySet()) {
                var body = files.get(partFile(seq, part, "body"));
                var salt = files.get(partFile(seq, part, "salt"));
                parts.put(part, body == null || salt == null ? new Part.Erased() : new Part.Present(salt, body));
            }
            return new Entry(index, headerBytes, header, parts);
        });
    }

    private static byte[] manifest(Bundle bundle, BundleFormat format) {
        return Json.object()
                .put("format", format.text())
                .put("log", bundle.log())
                .put("trail", bundle.trail().toString())
                .put("entries", bundle.entries().size())
                .build()
                .canonical();
    }

    private static Json.Obj manifest(Map<String, byte[]> files) {
        var value = reading(MANIFEST, () -> Json.parse(file(files, MANIFEST)));
        if (value instanceof Json.Obj object) {
            return object;
        }
        throw new BundleException(MANIFEST, "is not a JSON object");
    }

    private static String text(Map<String, byte[]> files, String name) {
        return new String(file(files, name), UTF_8);
    }

    private static byte[] file(Map<String, byte[]> files, String name) {
        var content = files.get(name);
        if (content == null) {
            throw new BundleException(name, "is missing");
        }
        return content;
    }

    private static <T> T reading(String where, Supplier<T> read) {
        try {
            return read.get();
        } catch (BundleException known) {
            throw known;
        } catch (RuntimeException malformed) {
            throw new BundleException(where, String.valueOf(malformed.getMessage()));
        }
    }

    private static String entryFile(long seq) {
        return String.format(Locale.ROOT, "entries/%06d.json", seq);
    }

    private static String partFile(long seq, String part, String kind) {
        return String.format(Locale.ROOT, "parts/%06d/%s.%s", seq, part.replace('/', '.'), kind);
    }
}
