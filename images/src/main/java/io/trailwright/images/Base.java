package io.trailwright.images;

import com.google.cloud.tools.jib.api.InvalidImageReferenceException;
import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.JibContainerBuilder;
import com.google.cloud.tools.jib.api.TarImage;
import java.nio.file.Path;

/** What an image stands on: an image of a registry, a file that {@code docker save} makes, or nothing. */
sealed interface Base {

    JibContainerBuilder begin() throws InvalidImageReferenceException;

    /** For the label that says what the image stands on. */
    String name();

    /** {@code tar:FILE}, {@code scratch}, or a reference such as {@code eclipse-temurin:25-jre}. */
    static Base of(String text) {
        if (text.equals("scratch")) {
            return new Nothing();
        }
        return text.startsWith("tar:") ? new Saved(Path.of(text.substring(4))) : new Published(text);
    }

    record Published(String name) implements Base {
        @Override
        public JibContainerBuilder begin() throws InvalidImageReferenceException {
            return Jib.from(name);
        }
    }

    record Saved(Path file) implements Base {
        @Override
        public JibContainerBuilder begin() {
            return Jib.from(TarImage.at(file));
        }

        @Override
        public String name() {
            return String.valueOf(file.getFileName());
        }
    }

    record Nothing() implements Base {
        @Override
        public JibContainerBuilder begin() {
            return Jib.fromScratch();
        }

        @Override
        public String name() {
            return "scratch";
        }
    }
}
