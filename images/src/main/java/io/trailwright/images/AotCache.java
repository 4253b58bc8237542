package io.trailwright.images;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A JVM's ahead-of-time cache for one image, as {@code deploy/images/aot-cache.sh} makes it. A JVM knows the jars of a
 * cache by size and time, and in an image all times are the same: a cache of other jars of the same size would run their
 * code. So the file is only taken together with the id of the image that it was made in.
 *
 * @param file the cache; {@code FILE.image} beside it holds the id of the image, {@code sha256:} and 64 digits
 */
record AotCache(Path file) {

    /** Where the image has it, and its command names it. */
    static final String PLACE = "/app/service.aot";

    /** @throws IOException when it was made in another image, or nobody knows in which */
    void requireMadeIn(String image) throws IOException {
        if (!Files.exists(file)) {
            throw new IOException(file + " is not there: deploy/images/aot-cache.sh makes it");
        }
        var beside = file.resolveSibling(file.getFileName() + ".image");
        if (!Files.exists(beside)) {
            throw new IOException(beside + " is not there: nobody knows in which image " + file + " was made");
        }
        var made = Files.readString(beside).strip();
        if (!made.equals(image)) {
            throw new IOException(file + " was made in the image " + made + ", not in this one, " + image
                    + ": make it again with deploy/images/aot-cache.sh");
        }
    }
}
