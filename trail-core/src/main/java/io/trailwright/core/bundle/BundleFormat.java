package io.trailwright.core.bundle;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.trailwright.core.entry.Digest;
import io.trailwright.core.json.Json;
import io.trailwright.core.json.JsonException;
import io.trailwright.core.log.InclusionProof;
import io.trailwright.core.log.TlogProof;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/** What is written today and what is read for ever. The formats differ in their files of proofs and in nothing else. */
enum BundleFormat {

    /** The proof as a JSON object of our own. No longer written. */
    V1("trailwright-bundle/1", "json") {
        @Override
        byte[] write(InclusionProof proof, String checkpoint) {
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

        @Override
        InclusionProof read(byte[] file, String checkpoint) {
            if (!(Json.parse(file) instanceof Json.Obj json)) {
                throw new JsonException("", "is not a JSON object");
            }
            List<Digest> path = json.stringList("inclusion").stream()
                    .map(hash -> Digest.wrap(Base64.getDecoder().decode(hash)))
                    .toList();
            return new InclusionProof(json.integer("index"), json.integer("size"), path);
        }
    },

    /** The proof as C2SP tlog-proof, which other tools read: it holds the bundle's checkpoint to the letter. */
    V2("trailwright-bundle/2", "tlog-proof") {
        @Override
        byte[] write(InclusionProof proof, String checkpoint) {
            return TlogProof.format(proof.index(), proof.path(), checkpoint).getBytes(UTF_8);
        }

        @Override
        InclusionProof read(byte[] file, String checkpoint) {
            var proof = TlogProof.parse(file);
            if (!proof.checkpoint().equals(checkpoint)) {
                throw new IllegalArgumentException("holds another checkpoint than the bundle's");
            }
            return proof.inclusion();
        }
    };

    private final String text;
    private final String extension;

    BundleFormat(String text, String extension) {
        this.text = text;
        this.extension = extension;
    }

    /** @throws BundleException for a format that this reader does not know */
    static BundleFormat of(String text) {
        return Arrays.stream(values())
                .filter(format -> format.text.equals(text))
                .findAny()
                .orElseThrow(() -> new BundleException(
                        "manifest.json", "format is \"" + text + "\", and this reads " + V1.text + " and " + V2.text));
    }

    /** The {@code format} of the manifest. */
    String text() {
        return text;
    }

    /** The name of the file with the proof of an entry. */
    String proofFile(long seq) {
        return String.format(Locale.ROOT, "proofs/%06d.%s", seq, extension);
    }

    /** @param checkpoint of the bundle, to the letter */
    abstract byte[] write(InclusionProof proof, String checkpoint);

    /**
     * @param checkpoint of the bundle, to the letter
     * @throws RuntimeException if the file is not a proof, with a message that says why
     */
    abstract InclusionProof read(byte[] file, String checkpoint);
}
