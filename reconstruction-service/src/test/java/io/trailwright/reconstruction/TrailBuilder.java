package io.trailwright.reconstruction;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.trailwright.core.entry.Digest;
import io.trailwright.core.entry.Entry;
import io.trailwright.core.entry.EntryKind;
import io.trailwright.core.entry.Header;
import io.trailwright.core.entry.Part;
import io.trailwright.core.json.Json;
import io.trailwright.core.trail.TrailState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** Writes trails as the ledger does: real headers, commitments and chain. Salts are derived, so that runs repeat. */
public final class TrailBuilder {
    public static final Instant START = Instant.parse("2026-11-22T21:14:03.120000Z");
    public static final UUID ID = UUID.fromString("0193a4f0-0000-7000-8000-00000000002a");

    private final String log;
    private final UUID id;
    private final List<Entry> entries = new ArrayList<>();
    private Instant clock = START.minusSeconds(7);

    public TrailBuilder() {
        this("acme", ID);
    }

    public TrailBuilder(String log, UUID id) {
        this.log = log;
        this.id = id;
    }

    public List<Entry> entries() {
        return List.copyOf(entries);
    }

    public Instant now() {
        return clock;
    }

    public UUID id() {
        return id;
    }

    public TrailState state() {
        return TrailState.fold(entries, clock);
    }

    public TrailBuilder later(Duration duration) {
        clock = clock.plus(duration);
        return this;
    }

    public TrailBuilder add(EntryKind kind, Map<String, byte[]> content) {
        var parts = new TreeMap<String, Part>();
        var commitments = new TreeMap<String, Digest>();
        content.forEach((name, body) -> {
            var salt = Digest.of((id + " " + entries.size() + " " + name).getBytes(UTF_8))
                    .bytes();
            var part = new Part.Present(salt, body);
            parts.put(name, part);
            commitments.put(name, part.commitment());
        });
        long seq = entries.size();
        var prev = seq == 0
                ? Optional.<Digest>empty()
                : Optional.of(entries.get(entries.size() - 1).leafHash());
        clock = clock.plusSeconds(7);
        var header = new Header(log, id, seq, prev, kind, clock, commitments);
        entries.add(new Entry(10 + seq, header.bytes(), header, parts));
        return this;
    }

    public TrailBuilder addJson(EntryKind kind, Map<String, ? extends Json> content) {
        var bytes = new LinkedHashMap<String, byte[]>();
        content.forEach((name, json) -> bytes.put(name, json.canonical()));
        return add(kind, bytes);
    }

    /** Erases a part where it stands; {@link #recordErasures} makes it a recorded one. */
    public TrailBuilder erase(long seq, String name) {
        var entry = entries.get(Math.toIntExact(seq));
        var parts = new TreeMap<>(entry.parts());
        if (parts.replace(name, new Part.Erased()) == null) {
            throw new IllegalArgumentException("entry " + seq + " has no part " + name);
        }
        entries.set(Math.toIntExact(seq), Entry.read(entry.index(), entry.headerBytes(), parts));
        return this;
    }

    /** Appends a {@code part.erased} entry that names every part that is erased. */
    public TrailBuilder recordErasures() {
        var erased = new ArrayList<Json>();
        for (var entry : entries) {
            entry.parts().forEach((name, part) -> {
                if (part instanceof Part.Erased) {
                    erased.add(Json.object()
                            .put("seq", entry.header().seq())
                            .put("part", name)
                            .build());
                }
            });
        }
        return addJson(
                EntryKind.PART_ERASED,
                Map.of(
                        "erasure",
                        Json.object().put("parts", new Json.Arr(erased)).build()));
    }
}
