package io.trailwright.core.json;

import com.fasterxml.jackson.core.io.schubfach.DoubleToDecimal;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;

/**
 * RFC 8785 (JSON Canonicalization Scheme), written as UTF-8 at once. {@link String#compareTo} orders by UTF-16 code units,
 * as section 3.2.3 asks; numbers are written as ECMAScript writes them (section 3.2.2.3).
 */
final class CanonicalWriter {
    private static final byte[] HEX = ascii("0123456789abcdef");
    private static final byte[] TRUE = ascii("true");
    private static final byte[] FALSE = ascii("false");
    private static final byte[] NULL = ascii("null");
    /** Java writes no exponent from here (inclusive) to there; ECMAScript needs none for longer. */
    private static final double PLAIN_FROM = 1e-3;

    private static final double PLAIN_BELOW = 1e7;

    private byte[] out = new byte[512];
    private int length;

    private CanonicalWriter() {}

    static byte[] write(Json value) {
        var writer = new CanonicalWriter();
        writer.value(value);
        return Arrays.copyOf(writer.out, writer.length);
    }

    private void value(Json value) {
        if (value instanceof Json.Obj object) {
            object(object);
        } else if (value instanceof Json.Arr array) {
            array(array);
        } else if (value instanceof Json.Str string) {
            string(string.value());
        } else if (value instanceof Json.Num number) {
            bytes(ascii(number(number.value())));
        } else if (value instanceof Json.Bool bool) {
            bytes(bool.value() ? TRUE : FALSE);
        } else {
            bytes(NULL);
        }
    }

    private void object(Json.Obj object) {
        one('{');
        boolean first = true;
        for (var member : inOrder(object.members().entrySet())) {
            if (!first) {
                one(',');
            }
            first = false;
            string(member.getKey());
            one(':');
            value(member.getValue());
        }
        one('}');
    }

    /** Most objects come in order: they were read from canonical bytes, or are small. */
    private static Iterable<Map.Entry<String, Json>> inOrder(Collection<Map.Entry<String, Json>> members) {
        String before = null;
        for (var member : members) {
            if (before != null && before.compareTo(member.getKey()) > 0) {
                return members.stream().sorted(Map.Entry.comparingByKey()).toList();
            }
            before = member.getKey();
        }
        return members;
    }

    private void array(Json.Arr array) {
        one('[');
        boolean first = true;
        for (var item : array.items()) {
            if (!first) {
                one(',');
            }
            first = false;
            value(item);
        }
        one(']');
    }

    private void string(String text) {
        int size = text.length();
        reserve(size + 2);
        out[length++] = '"';
        for (int i = 0; i < size; i++) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                i += beyondAscii(text, i);
            } else if (c < 0x20 || c == '"' || c == '\\') {
                escaped(c);
            } else {
                one(c);
            }
        }
        one('"');
    }

    private void escaped(char c) {
        one('\\');
        switch (c) {
            case '"', '\\' -> one(c);
            case '\b' -> one('b');
            case '\t' -> one('t');
            case '\n' -> one('n');
            case '\f' -> one('f');
            case '\r' -> one('r');
            default -> {
                bytes(ascii("u00"));
                one(HEX[c >> 4]);
                one(HEX[c & 0xf]);
            }
        }
    }

    /** UTF-8 of the code point at {@code i}, which a {@link Json.Str} has whole; gives 1 when it is a pair, else 0. */
    private int beyondAscii(String text, int i) {
        int point = text.codePointAt(i);
        if (point < 0x800) {
            one(0xc0 | point >> 6);
        } else if (point < 0x10000) {
            one(0xe0 | point >> 12);
            one(0x80 | point >> 6 & 0x3f);
        } else {
            one(0xf0 | point >> 18);
            one(0x80 | point >> 12 & 0x3f);
            one(0x80 | point >> 6 & 0x3f);
        }
        one(0x80 | point & 0x3f);
        return Character.charCount(point) - 1;
    }

    private void bytes(byte[] ascii) {
        reserve(ascii.length);
        System.arraycopy(ascii, 0, out, length, ascii.length);
        length += ascii.length;
    }

    private void one(int value) {
        if (length == out.length) {
            reserve(1);
        }
        out[length++] = (byte) value;
    }

    private void reserve(int more) {
        if (length + more > out.length) {
            out = Arrays.copyOf(out, Math.max(length + more, 2 * out.length));
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** ECMA-262 Number::toString over the shortest digits that read back as the same double (Schubfach). */
    static String number(double value) {
        if (value == 0) {
            return "0";
        }
        if (value == Math.rint(value) && Math.abs(value) <= Json.MAX_EXACT_INTEGER) {
            return Long.toString((long) value);
        }
        double magnitude = Math.abs(value);
        if (magnitude >= PLAIN_FROM && magnitude < PLAIN_BELOW) {
            return DoubleToDecimal.toString(value); // both languages write these alike; whole numbers are gone by now
        }
        var shortest = new BigDecimal(DoubleToDecimal.toString(Math.abs(value))).stripTrailingZeros();
        var digits = shortest.unscaledValue().toString();
        int point = digits.length() - shortest.scale();
        return (value < 0 ? "-" : "") + layOut(digits, point);
    }

    private static String layOut(String digits, int point) {
        int count = digits.length();
        if (count <= point && point <= 21) {
            return digits + "0".repeat(point - count);
        }
        if (0 < point && point <= 21) {
            return digits.substring(0, point) + "." + digits.substring(point);
        }
        if (-6 < point && point <= 0) {
            return "0." + "0".repeat(-point) + digits;
        }
        int exponent = point - 1;
        var mantissa = count == 1 ? digits : digits.charAt(0) + "." + digits.substring(1);
        return mantissa + "e" + (exponent < 0 ? "-" : "+") + Math.abs(exponent);
    }
}
