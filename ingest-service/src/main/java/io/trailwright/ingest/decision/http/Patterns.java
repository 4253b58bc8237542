package io.trailwright.ingest.decision.http;

/** What names, digests and times look like in requests. */
final class Patterns {
    static final String NAME = "[A-Za-z0-9][A-Za-z0-9._:/-]{0,99}";
    static final String NAME_MESSAGE =
            "must be 1 to 100 letters, digits and . _ : / -, beginning with a letter or digit";

    static final String DIGEST = "sha256:[0-9a-f]{64}";
    static final String DIGEST_MESSAGE = "must be sha256: and 64 lower-case hexadecimal digits";

    static final String TIME = "\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,9})?(Z|[+-]\\d{2}:\\d{2})";
    static final String TIME_MESSAGE = "must be an RFC 3339 time, such as 2026-11-22T09:30:00Z";

    static final String MEDIA_TYPE =
            "[A-Za-z0-9!#$&^_.+-]{1,100}/[A-Za-z0-9!#$&^_.+-]{1,100}( ?; ?[A-Za-z0-9_-]+=[A-Za-z0-9_.-]+){0,5}";
    static final String MEDIA_TYPE_MESSAGE = "must be a media type, such as application/pdf";

    private Patterns() {}
}
