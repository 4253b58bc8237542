package io.trailwright.policy.policy.http;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.trailwright.policy.policy.PolicyVersion;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A version of a policy.
 *
 * @param digest SHA-256 of the canonical bytes (RFC 8785) of {@code document}
 */
public record PolicyDoc(
        String id,
        int version,
        String digest,
        @Nullable String title,
        Instant publishedAt,
        PublisherDoc publishedBy,
        @Schema(type = SchemaType.OBJECT) @JsonRawValue String document) {

    /** A page of policies, each in its newest version; {@code next} is there while there are more. */
    public record Page(List<PolicyDoc> policies, @Nullable String next) {}

    /** Who published the version. */
    public record PublisherDoc(
            String iss, String sub, @Nullable String name) {}

    static PolicyDoc of(PolicyVersion version) {
        return new PolicyDoc(
                version.id(),
                version.version(),
                version.digest(),
                version.document().optString("title").orElse(null),
                version.publishedAt(),
                new PublisherDoc(
                        version.author().iss(),
                        version.author().sub(),
                        version.author().name().orElse(null)),
                new String(version.document().canonical(), StandardCharsets.UTF_8));
    }

    static Page page(List<PolicyVersion> found, int limit) {
        List<PolicyDoc> docs = found.stream().limit(limit).map(PolicyDoc::of).toList();
        return new Page(docs, found.size() > limit ? docs.get(limit - 1).id() : null);
    }
}
