package io.trailwright.core.bundle;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** Zip without compression and without clocks: the same files give the same bytes. */
final class PlainZip {
    /** Bounds what a hostile file can make the reader hold. */
    static final int MAX_BYTES = 64 << 20;

    /** Any date but the first that a zip can hold: for that one the JDK writes the machine's time zone too. */
    private static final LocalDateTime DATE = LocalDateTime.of(2000, 1, 1, 0, 0);

    private PlainZip() {}

    static byte[] write(Map<String, byte[]> files) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var file : files.entrySet()) {
                zip.putNextEntry(stored(file.getKey(), file.getValue()));
                zip.write(file.getValue());
                zip.closeEntry();
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static ZipEntry stored(String name, byte[] content) {
        var crc = new CRC32();
        crc.update(content);
        var entry = new ZipEntry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(content.length);
        entry.setCrc(crc.getValue());
        entry.setTimeLocal(DATE);
        return entry;
    }

    /** @throws BundleException for anything but stored entries with distinct names within the size bound */
    static Map<String, byte[]> read(byte[] file) {
        if (file.length > MAX_BYTES) {
            throw new BundleException("bundle", "the file is larger than " + MAX_BYTES + " bytes");
        }
        var files = new LinkedHashMap<String, byte[]>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getMethod() != ZipEntry.STORED) {
                    throw new BundleException(entry.getName(), "is compressed");
                }
                if (files.put(entry.getName(), zip.readAllBytes()) != null) {
                    throw new BundleException(entry.getName(), "is there twice");
                }
            }
        } catch (IOException | IllegalArgumentException malformed) {
            throw new BundleException("bundle", "not a readable zip: " + malformed.getMessage());
        }
        return files;
    }
}
