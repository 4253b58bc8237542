package io.trailwright.approval.inspection;

import io.trailwright.approval.inspection.Inspection.Image;
import io.trailwright.approval.inspection.Inspection.Uninspectable;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** Pictures that a browser shows as they are: PNG (ISO/IEC 15948) and JPEG (ITU-T T.81), told by their bytes. */
final class Pictures {
    private static final long MAX_PIXELS = 40_000_000;
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final byte[] JPEG = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF};
    private static final int PNG_HEAD = 24;

    private Pictures() {}

    static Inspection of(String declared, byte[] content) {
        if (startsWith(content, PNG)) {
            return checked(declared, png(content));
        }
        if (startsWith(content, JPEG)) {
            return checked(declared, jpeg(content));
        }
        return new Uninspectable("is declared as " + kind(declared) + " and is none that is shown here");
    }

    private static String kind(String declared) {
        return switch (declared) {
            case "image/png" -> "a PNG picture";
            case "image/jpeg" -> "a JPEG picture";
            default -> "a picture";
        };
    }

    private static Inspection checked(String declared, Optional<Image> found) {
        if (found.isEmpty()) {
            return new Uninspectable("is a picture that cannot be read");
        }
        var image = found.get();
        if (!image.type().equals(declared)) {
            return new Uninspectable("is a picture of another kind than declared");
        }
        boolean small = image.width() > 0 && image.height() > 0 && (long) image.width() * image.height() <= MAX_PIXELS;
        return small ? image : new Uninspectable("is a picture of a size that is not shown");
    }

    private static boolean startsWith(byte[] content, byte[] magic) {
        return content.length >= magic.length && Arrays.equals(content, 0, magic.length, magic, 0, magic.length);
    }

    /** Not one that moves: what is seen would depend on when one looks. */
    private static Optional<Image> png(byte[] content) {
        if (content.length < PNG_HEAD || !text(content, 12).equals("IHDR") || animated(content)) {
            return Optional.empty();
        }
        var head = ByteBuffer.wrap(content);
        return Optional.of(new Image("image/png", head.getInt(16), head.getInt(20)));
    }

    private static boolean animated(byte[] content) {
        var chunks = ByteBuffer.wrap(content);
        long at = PNG.length;
        while (at + 8 <= content.length) {
            var name = text(content, (int) at + 4);
            if (name.equals("acTL")) {
                return true;
            }
            at += 12 + Integer.toUnsignedLong(chunks.getInt((int) at));
        }
        return false;
    }

    private static String text(byte[] content, int at) {
        return new String(content, at, 4, StandardCharsets.ISO_8859_1);
    }

    /** The first frame header that comes before the picture's data. */
    private static Optional<Image> jpeg(byte[] content) {
        var bytes = ByteBuffer.wrap(content);
        int at = 2;
        while (at + 9 < content.length && content[at] == (byte) 0xFF) {
            int marker = content[at + 1] & 0xFF;
            boolean frame = marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
            if (frame) {
                return Optional.of(new Image(
                        "image/jpeg",
                        Short.toUnsignedInt(bytes.getShort(at + 7)),
                        Short.toUnsignedInt(bytes.getShort(at + 5))));
            }
            at += 2 + Short.toUnsignedInt(bytes.getShort(at + 2));
        }
        return Optional.empty();
    }
}
