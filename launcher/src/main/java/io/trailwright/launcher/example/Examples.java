package io.trailwright.launcher.example;

import io.trailwright.core.entry.Digest;
import io.trailwright.core.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads {@code examples/decisions/<name>/decision.json}: the body of {@code POST /v1/decisions}, but that an item of
 * evidence names a file beside it ({@code "file"}), which becomes content and digest, and may say how old it is when
 * it is sent ({@code "age"}, an ISO 8601 duration), which becomes {@code obtainedAt}.
 */
public final class Examples {
    private static final String DESCRIPTION = "decision.json";

    private final Path folder;
    private final Clock clock;

    /** @param root the repository's root */
    public Examples(Path root, Clock clock) {
        this.folder = root.resolve("examples/decisions");
        this.clock = clock;
    }

    /** The names of all examples, sorted. */
    public List<String> names() {
        try (var folders = Files.list(folder)) {
            return folders.filter(each -> Files.exists(each.resolve(DESCRIPTION)))
                    .map(each -> String.valueOf(each.getFileName()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws UncheckedIOException when the example or one of its files is missing */
    public Example load(String name) {
        var home = folder.resolve(name);
        try {
            var description = (Json.Obj) Json.parse(Files.readAllBytes(home.resolve(DESCRIPTION)));
            var members = new LinkedHashMap<>(description.members());
            if (description.opt("evidence").isPresent()) {
                members.put("evidence", evidence(home, description));
            }
            return new Example(name, new Json.Obj(members));
        } catch (IOException e) {
            throw new UncheckedIOException("the example " + name + " cannot be read", e);
        }
    }

    private Json evidence(Path home, Json.Obj description) throws IOException {
        var items = new java.util.ArrayList<Json>();
        for (var item : description.objectList("evidence")) {
            items.add(inlined(home, item));
        }
        return new Json.Arr(items);
    }

    private Json inlined(Path home, Json.Obj item) throws IOException {
        var members = new LinkedHashMap<String, Json>(item.members());
        members.remove("file");
        members.remove("age");
        if (item.optString("file").isPresent()) {
            put(members, Files.readAllBytes(home.resolve(item.string("file"))));
        }
        item.optString("age")
                .ifPresent(age -> members.put("obtainedAt", Json.of(before(age).toString())));
        return new Json.Obj(members);
    }

    private static void put(Map<String, Json> members, byte[] content) {
        members.put("content", Json.of(Base64.getEncoder().encodeToString(content)));
        members.put("digest", Json.of(Digest.of(content).toString()));
    }

    private Instant before(String age) {
        return clock.instant().minus(Duration.parse(age)).truncatedTo(ChronoUnit.SECONDS);
    }
}
