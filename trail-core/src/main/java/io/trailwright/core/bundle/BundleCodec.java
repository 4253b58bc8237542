package io.trailwright.core.bundle;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.trailwright.core.entry.Digest;
import io.trailwright.core.entry.Entry;
import io.trailwright.core.entry.Header;
import io.trailwright.core.entry.Part;
import io.trailwright.core.json.Json;
import io.trailwright.core.log.InclusionProof;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * The file format of a bundle, {@code trailwright-bundle/1}: a zip of plain files that has exactly one encoding for one
 * content, so that no byte of it can change unnoticed. docs/format.md states it file by file.
 */
public final class BundleCodec {
    static final String FORMAT = "trailwright-bundle/1";

    private BundleCodec() {}

    public static byte[] write(Bundle bundle) {
        var files = new LinkedHashMap<String, byte[]>();
        files.put("manifest.json", manifest(bundle));
        files.put("checkpoint", bundle.checkpoint().getBytes(UTF_8));
        files.put("keys/log.vkey", (bundle.vkey() + "\n").getBytes(UTF_8));
        for (int seq = 0; seq < bundle.entries().size(); seq++) {
            var entry = bundle.entries().get(seq);
            files.put(entryFile(seq), entry.headerBytes());
            files.put(proofFile(seq), proof(bundle.proofs().get(seq)));
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
        var bundle = assemble(files);
        if (!Arrays.equals(write(bundle), file)) {
            throw new BundleException("bundle", "the file is not in the one encoding of its content");
        }
        return bundle;
    }

    private static Bundle assemble(Map<String, byte[]> files) {
        var manifest = json(files, "manifest.json");
        if (!manifest.optString("format").orElse("").equals(FORMAT)) {
            throw new BundleException("manifest.json", "format is not " + FORMAT);
        }
        var entries = new ArrayList<Entry>();
        var proofs = new ArrayList<InclusionProof>();
        int count = Math.toIntExact(manifest.integer("entries"));
        for (int seq = 0; seq < count; seq++) {
            var proof = json(files, proofFile(seq));
            proofs.add(reading(proofFile(seq), () -> proof(proof)));
            entries.add(entry(files, seq, proofs.get(seq).index()));
        }
        return new Bundle(
                manifest.string("log"),
                reading("manifest.json", () -> UUID.fromString(manifest.string("trail"))),
                entries,
                proofs,
                text(files, "checkpoint"),
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

    private static byte[] manifest(Bundle bundle) {
        return Json.object()
                .put("format", FORMAT)
                .put("log", bundle.log())
                .put("trail", bundle.trail().toString())
                .put("entries", bundle.entries().size())
                .build()
                .canonical();
    }

    private static byte[] proof(InclusionProof proof) {
        var path = proof.path().stream()
                .map(hash -> Base64.getEncoder().encodeToString(hash.bytes()))
                .toList();
        return Json.object()
                .put("index", proof.index())
                .put("size", proof.size())
                .put("inclusion", Json.strings(path))
                .build()
                .canonical();
    }

    private static InclusionProof proof(Json.Obj json) {
        List<Digest> path = json.stringList("inclusion").stream()
                .map(hash -> Digest.wrap(Base64.getDecoder().decode(hash)))
                .toList();
        return new InclusionProof(json.integer("index"), json.integer("size"), path);
    }

    private static Json.Obj json(Map<String, byte[]> files, String name) {
        var value = reading(name, () -> Json.parse(file(files, name)));
        if (value instanceof Json.Obj object) {
            return object;
        }
        throw new BundleException(name, "is not a JSON object");
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
        return String.format("entries/%06d.json", seq);
    }

    private static String proofFile(long seq) {
        return String.format("proofs/%06d.json", seq);
    }

    private static String partFile(long seq, String part, String kind) {
        return String.format("parts/%06d/%s.%s", seq, part.replace('/', '.'), kind);
    }
}
