package io.trailwright.ingest.decision.bulk.http;

import io.smallrye.mutiny.Multi;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Packs answers with gzip (RFC 1952) as they are given: whatever was given can be unpacked at once, before more comes. Not
 * thread-safe; used for one stream.
 */
final class GzipAnswers {

    private static final int BUFFER = 8 << 10;

    private final ByteArrayOutputStream packed = new ByteArrayOutputStream();
    private final GZIPOutputStream gzip;

    private GzipAnswers() {
        try {
            gzip = new GZIPOutputStream(packed, BUFFER, true) {
                {
                    def.setLevel(Deflater.BEST_SPEED);
                }
            };
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** Whether a caller who sends this {@code Accept-Encoding} (RFC 9110, section 12.5.3) named gzip, and not to refuse it. */
    static boolean wanted(@Nullable String accepted) {
        return accepted != null
                && Arrays.stream(accepted.toLowerCase(Locale.ROOT)
                                .replaceAll("\\s", "")
                                .split(","))
                        .anyMatch(coding -> coding.matches("(x-)?gzip(;q=(1(\\.0*)?|0?\\.0*[1-9]\\d*))?"));
    }

    /** The same bytes, packed: an item for each item, and the end. Frees the memory outside of the heap, however it ends. */
    static Multi<byte[]> of(Multi<byte[]> answers) {
        return Multi.createFrom().deferred(() -> {
            GzipAnswers packer = new GzipAnswers();
            Supplier<List<byte[]>> end = () -> List.of(packer.end());
            return answers.map(packer::pack)
                    .onCompletion()
                    .continueWith(end)
                    .onTermination()
                    .invoke(packer::end);
        });
    }

    private byte[] pack(byte[] some) {
        try {
            gzip.write(some);
            gzip.flush();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return taken();
    }

    private byte[] end() {
        try {
            gzip.close();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return taken();
    }

    private byte[] taken() {
        byte[] bytes = packed.toByteArray();
        packed.reset();
        return bytes;
    }
}
