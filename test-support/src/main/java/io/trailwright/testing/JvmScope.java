package io.trailwright.testing;

import java.util.function.Supplier;

/**
 * Values that live as long as the JVM. Quarkus loads test classes and resources in several class loaders, and each has
 * statics of its own; system properties are the one place that they share.
 */
final class JvmScope {

    private static final String PREFIX = "trailwright.testing.";

    private JvmScope() {}

    /** The value, made by whoever asks first. */
    static String once(String name, Supplier<String> make) {
        synchronized (Runtime.getRuntime()) {
            String value = System.getProperty(PREFIX + name);
            if (value == null) {
                value = make.get();
                System.setProperty(PREFIX + name, value);
            }
            return value;
        }
    }

    static void put(String name, String value) {
        System.setProperty(PREFIX + name, value);
    }

    static void increment(String name) {
        synchronized (Runtime.getRuntime()) {
            put(name, String.valueOf(count(name) + 1));
        }
    }

    /** A number that was incremented so many times. */
    static int count(String name) {
        return Integer.parseInt(System.getProperty(PREFIX + name, "0"));
    }

    /** The value; {@code otherwise} is the message when nobody has put one. */
    static String require(String name, String otherwise) {
        String value = System.getProperty(PREFIX + name);
        if (value == null) {
            throw new IllegalStateException(otherwise);
        }
        return value;
    }
}
