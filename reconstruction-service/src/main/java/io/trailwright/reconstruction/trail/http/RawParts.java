package io.trailwright.reconstruction.trail.http;

import io.trailwright.core.entry.Digest;
import io.trailwright.core.entry.Entry;
import io.trailwright.core.entry.Part;
import io.trailwright.reconstruction.account.Visible;
import io.trailwright.reconstruction.trail.http.TrailView.RawPart;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** Shows the parts of an entry as they were recorded: as text where they are text, and by size and digest otherwise. */
final class RawParts {
    private static final int LONGEST = 20_000;

    private RawParts() {}

    static List<RawPart> of(Entry entry) {
        return entry.parts().entrySet().stream()
                .map(part -> part(Visible.inline(part.getKey()), part.getValue()))
                .toList();
    }

    static String header(Entry entry) {
        return Visible.block(new String(entry.headerBytes(), StandardCharsets.UTF_8));
    }

    private static RawPart part(String name, Part part) {
        if (!(part instanceof Part.Present present)) {
            return new RawPart(name, "erased; only its commitment is left", "");
        }
        var body = present.body();
        var size = String.format(Locale.ROOT, "%,d %s", body.length, body.length == 1 ? "byte" : "bytes");
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
            boolean whole = text.length() <= LONGEST;
            return new RawPart(
                    name,
                    whole ? size : size + ", of which the beginning is shown",
                    Visible.block(whole ? text : text.substring(0, LONGEST)));
        } catch (CharacterCodingException binary) {
            return new RawPart(name, size + ", not text; " + Digest.of(body), "");
        }
    }
}
