package io.trailwright.ingest.decision.http;

import io.trailwright.core.entry.Digest;
import io.trailwright.core.json.Json;
import io.trailwright.ingest.decision.Evidence;
import io.trailwright.ingest.trail.http.FreeForm;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One document on which the decision rests: itself, or its digest and where it lies. */
@Schema(
        name = "Evidence",
        description = "Content with or without a digest, or a digest alone. Nothing is ever fetched.")
public record EvidenceBody(
        @NotNull @Pattern(regexp = Patterns.NAME, message = Patterns.NAME_MESSAGE) @Schema(examples = "invoice")
        String kind,

        @NotBlank @Size(max = 300) String title,

        @NotNull
        @Pattern(regexp = Patterns.MEDIA_TYPE, message = Patterns.MEDIA_TYPE_MESSAGE)
        @Schema(examples = "application/pdf")
        String mediaType,

        @Nullable
        @Pattern(regexp = Patterns.DIGEST, message = Patterns.DIGEST_MESSAGE)
        @Schema(description = "SHA-256 of the content; required without content, checked with it")
        String digest,

        @Nullable @Schema(description = "The document itself, base64 (RFC 4648, section 4)")
        String content,

        @Nullable @Size(min = 1, max = 2000) @Schema(description = "Where the document lies; recorded, never opened")
        String location,

        @Nullable @Pattern(regexp = Patterns.TIME, message = Patterns.TIME_MESSAGE) @Schema(format = "date-time")
        String obtainedAt) {

    static List<Evidence> all(String pointer, List<EvidenceBody> bodies) {
        return IntStream.range(0, bodies.size())
                .mapToObj(i -> bodies.get(i).evidence(pointer + "/" + i))
                .toList();
    }

    /** What is recorded of it; refuses content that is not of its digest. */
    Evidence evidence(String pointer) {
        var bytes = Optional.ofNullable(content).map(base64 -> decode(pointer, base64));
        var description = Json.object()
                .put("kind", kind)
                .put("title", FreeForm.text(pointer + "/title", title))
                .put("mediaType", mediaType)
                .put("digest", digest(pointer, bytes).toString());
        bytes.ifPresent(present -> description.put("size", present.length));
        description
                .putIfPresent(
                        "location",
                        Optional.ofNullable(location).map(text -> FreeForm.text(pointer + "/location", text)))
                .putIfPresent("obtainedAt", Optional.ofNullable(obtainedAt).map(text -> Times.parse(
                                pointer + "/obtainedAt", text)
                        .toString()))
                .put("inline", bytes.isPresent());
        return new Evidence(description.build(), bytes);
    }

    private Digest digest(String pointer, Optional<byte[]> bytes) {
        var given = Optional.ofNullable(digest).map(Digest::parse);
        var computed = bytes.map(Digest::of);
        if (given.isPresent() && computed.isPresent() && !given.equals(computed)) {
            throw FreeForm.refuse(pointer + "/digest", "is not the SHA-256 of the content");
        }
        return computed.or(() -> given)
                .orElseThrow(() -> FreeForm.refuse(pointer + "/digest", "is required where the content is not sent"));
    }

    private static byte[] decode(String pointer, String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException malformed) {
            throw FreeForm.refuse(pointer + "/content", "is not base64 (RFC 4648, section 4)");
        }
    }
}
