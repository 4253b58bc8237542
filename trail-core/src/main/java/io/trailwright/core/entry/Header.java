package io.trailwright.core.entry;

import io.trailwright.core.json.Json;
import io.trailwright.core.json.JsonException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/**
 * The header of an entry: what is hashed into the log. It holds no personal data, only commitments.
 *
 * @param log the tenant's log
 * @param trail the decision
 * @param seq position in the trail, from 0
 * @param prev leaf hash of the trail's previous entry; empty exactly when {@code seq} is 0
 * @param at when the ledger sequenced the entry, UTC, microseconds; strictly increasing in a log
 * @param parts commitment of each part by name; names are lower case, {@code evidence/0/content} is one
 */
public record Header(
        String log,
        UUID trail,
        long seq,
        Optional<Digest> prev,
        EntryKind kind,
        Instant at,
        SortedMap<String, Digest> parts) {

    /** Upper bound of the encoded header, in bytes (exclusive): an entry of a C2SP entry bundle is below 64 KiB. */
    public static final int MAX_BYTES = 65_536;

    private static final DateTimeFormatter AT = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC)
            .withResolverStyle(ResolverStyle.STRICT);

    private static final ThreadLocal<HeaderScanner> SCANNER = ThreadLocal.withInitial(HeaderScanner::new);

    public Header {
        if (seq < 0 || seq > Json.MAX_EXACT_INTEGER || seq == 0 != prev.isEmpty()) {
            throw new IllegalArgumentException("entry " + seq + " of a trail has prev " + prev);
        }
        if (at.getNano() % 1_000 != 0) {
            throw new IllegalArgumentException("at is finer than microseconds: " + at);
        }
        for (var name : parts.keySet()) {
            if (!isPartName(name)) {
                throw new IllegalArgumentException("\"" + name + "\" is not the name of a part");
            }
        }
        parts = Collections.unmodifiableSortedMap(new TreeMap<>(parts));
    }

    /** {@code [a-z][a-z0-9-]*(/[a-z0-9-]+)*}, without the cost of an expression: asked for every part of every entry. */
    private static boolean isPartName(String name) {
        if (name.isEmpty() || name.charAt(0) < 'a' || name.charAt(0) > 'z' || name.endsWith("/")) {
            return false;
        }
        for (int i = 1; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
            if (!plain && (c != '/' || name.charAt(i - 1) == '/')) {
                return false;
            }
        }
        return true;
    }

    /** The canonical bytes (RFC 8785). Computed once, when the entry is made; afterwards the stored bytes count. */
    public byte[] bytes() {
        var text = new StringBuilder(320 + 100 * parts.size());
        text.append("{\"at\":\"").append(AT.format(at));
        text.append("\",\"kind\":\"").append(kind.wire());
        text.append("\",\"log\":").append(new String(Json.of(log).canonical(), StandardCharsets.UTF_8));
        text.append(",\"parts\":{");
        var separator = "";
        for (var part : parts.entrySet()) {
            text.append(separator).append('"').append(part.getKey()).append("\":\"");
            text.append(part.getValue()).append('"');
            separator = ",";
        }
        text.append('}');
        prev.ifPresent(digest -> text.append(",\"prev\":\"").append(digest).append('"'));
        text.append(",\"seq\":").append(seq).append(",\"trail\":\"").append(trail);
        return text.append("\",\"v\":1}").toString().getBytes(StandardCharsets.UTF_8);
    }

    /** @throws JsonException if the bytes are not a version 1 header; unknown members are refused */
    public static Header parse(byte[] bytes) {
        var scanner = SCANNER.get();
        return scanner.scan(bytes) ? scanned(scanner) : parseAnyForm(bytes);
    }

    private static Header scanned(HeaderScanner scanner) {
        var parts = new TreeMap<String, Digest>();
        for (int i = 0; i < scanner.parts(); i++) {
            parts.put(scanner.partName(i), scanner.commitment(i));
        }
        return new Header(
                scanner.log(),
                scanner.trail(),
                scanner.seq(),
                scanner.prev(),
                scanner.kind(),
                Instant.EPOCH.plus(scanner.micros(), ChronoUnit.MICROS),
                parts);
    }

    /** JSON that is not canonical is a header all the same: its own bytes are what is hashed, whatever they look like. */
    private static Header parseAnyForm(byte[] bytes) {
        if (bytes.length >= MAX_BYTES) {
            throw new JsonException("", "a header is below " + MAX_BYTES + " bytes, this has " + bytes.length);
        }
        if (!(Json.parse(bytes) instanceof Json.Obj header)) {
            throw new JsonException("", "a header is an object");
        }
        if (header.integer("v") != 1) {
            throw new JsonException("/v", "is " + header.integer("v") + ", and this reads version 1");
        }
        try {
            var prev = header.optString("prev").map(Digest::parse);
            if (header.members().size() != (prev.isPresent() ? 8 : 7)) {
                throw new JsonException(
                        "", "has unknown members: " + header.members().keySet());
            }
            return new Header(
                    header.string("log"),
                    trail(header.string("trail")),
                    header.integer("seq"),
                    prev,
                    EntryKind.of(header.string("kind")),
                    at(header.string("at")),
                    commitments(header.object("parts").members()));
        } catch (IllegalArgumentException | DateTimeException malformed) {
            throw new JsonException("", String.valueOf(malformed.getMessage()));
        }
    }

    /** Only the text form of RFC 9562, section 4, in lower case: what one reader takes for the decision, all take. */
    private static UUID trail(String text) {
        var trail = UUID.fromString(text);
        if (!trail.toString().equals(text)) {
            throw new JsonException("/trail", "is not a UUID in its lower-case text form");
        }
        return trail;
    }

    private static Instant at(String text) {
        var at = AT.parse(text, Instant::from);
        if (!AT.format(at).equals(text) || text.length() != 27) {
            throw new JsonException("/at", "is not a time in UTC with six digits of microseconds");
        }
        return at;
    }

    private static SortedMap<String, Digest> commitments(Map<String, Json> parts) {
        var result = new TreeMap<String, Digest>();
        parts.forEach((name, value) -> {
            if (!(value instanceof Json.Str text)) {
                throw new JsonException("/parts/" + name, "is not a commitment");
            }
            result.put(name, Digest.parse(text.value()));
        });
        return result;
    }
}
