package io.trailwright.core.entry;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;

/**
 * Reads a header from its exact bytes without building anything: for whoever reads millions of them. It accepts what
 * {@link Header#bytes()} writes for a log whose name is ASCII and needs no escapes in the years 0 to 9999, and nothing else; whatever it refuses may still
 * be JSON. The members stand in the one order that RFC 8785 gives them.
 *
 * <p>Reused from header to header; what the accessors give belongs to the last one that was accepted. Not thread-safe.
 */
public final class HeaderScanner {

    private static final byte[] AT = ascii("{\"at\":\"");
    private static final byte[] KIND = ascii("\",\"kind\":\"");
    private static final byte[] LOG = ascii("\",\"log\":\"");
    private static final byte[] PARTS = ascii("\",\"parts\":{");
    private static final byte[] COMMITMENT = ascii(":\"sha256:");
    private static final byte[] PREV = ascii("},\"prev\":\"sha256:");
    private static final byte[] NEXT_SEQ = ascii("\",\"seq\":");
    private static final byte[] FIRST_SEQ = ascii("},\"seq\":");
    private static final byte[] TRAIL = ascii(",\"trail\":\"");
    private static final byte[] END = ascii("\",\"v\":1}");
    private static final EntryKind[] KINDS = EntryKind.values();
    private static final byte[][] KIND_NAMES =
            Arrays.stream(KINDS).map(kind -> ascii(kind.wire())).toArray(byte[][]::new);
    private static final byte[] HEX = hexDigits();
    private static final int HEX_DIGITS = 2 * Digest.LENGTH;
    private static final long MOST = 1L << 53;

    private byte[] in = {};
    private int position;
    private long micros;
    private EntryKind kind = EntryKind.DECISION_PROPOSED;
    private int logFrom;
    private int logTo;
    private int parts;
    private int[] nameFrom = new int[16];
    private int[] nameTo = new int[16];
    private byte[] commitments = new byte[16 * Digest.LENGTH];
    private final byte[] prev = new byte[Digest.LENGTH];
    private long seq;
    private long trailHigh;
    private long trailLow;

    /** Whether these bytes are a canonical header of version 1. They are kept until the next call, and not copied. */
    public boolean scan(byte[] header) {
        in = header;
        position = 0;
        return header.length < Header.MAX_BYTES
                && literal(AT)
                && takeTime()
                && literal(KIND)
                && takeKind()
                && literal(LOG)
                && takeLog()
                && literal(PARTS)
                && takeParts()
                && takePlace()
                && literal(TRAIL)
                && takeTrail()
                && literal(END)
                && position == in.length;
    }

    /** Microseconds since 1970, UTC. */
    public long micros() {
        return micros;
    }

    public EntryKind kind() {
        return kind;
    }

    public String log() {
        return new String(in, logFrom, logTo - logFrom, StandardCharsets.US_ASCII);
    }

    /** Whether the log's name is this, in ASCII. */
    public boolean logIs(byte[] name) {
        return Arrays.equals(in, logFrom, logTo, name, 0, name.length);
    }

    public long seq() {
        return seq;
    }

    public UUID trail() {
        return new UUID(trailHigh, trailLow);
    }

    /** The more significant half of the trail's id. */
    public long trailHigh() {
        return trailHigh;
    }

    /** The less significant half of the trail's id. */
    public long trailLow() {
        return trailLow;
    }

    /** Number of parts; they are numbered from 0 in the order of their names. */
    public int parts() {
        return parts;
    }

    public String partName(int part) {
        return new String(in, nameFrom[part], nameTo[part] - nameFrom[part], StandardCharsets.US_ASCII);
    }

    /** Negative, zero or positive as the part's name is before, equal to or after this one. */
    public int comparePartName(int part, String name) {
        int length = nameTo[part] - nameFrom[part];
        int shared = Math.min(length, name.length());
        for (int i = 0; i < shared; i++) {
            int difference = in[nameFrom[part] + i] - name.charAt(i);
            if (difference != 0) {
                return difference;
            }
        }
        return length - name.length();
    }

    /** Whether this is the part's commitment: 32 bytes. */
    public boolean commits(int part, byte[] commitment) {
        int from = part * Digest.LENGTH;
        return Arrays.equals(commitments, from, from + Digest.LENGTH, commitment, 0, commitment.length);
    }

    public Digest commitment(int part) {
        int from = part * Digest.LENGTH;
        return Digest.wrap(Arrays.copyOfRange(commitments, from, from + Digest.LENGTH));
    }

    /** Leaf hash of the trail's entry before; empty exactly when {@link #seq()} is 0. */
    public Optional<Digest> prev() {
        return seq == 0 ? Optional.empty() : Optional.of(Digest.wrap(prev));
    }

    /** Whether this is the leaf hash that the entry says it follows; never when {@link #seq()} is 0. */
    public boolean follows(byte[] leafHash) {
        return seq > 0 && Arrays.equals(prev, leafHash);
    }

    private boolean takeTime() {
        int year = digits(4);
        int month = year < 0 || !take('-') ? -1 : digits(2);
        int day = month < 1 || month > 12 || !take('-') ? -1 : digits(2);
        int hour = day < 1 || day > length(year, month) || !take('T') ? -1 : digits(2);
        int minute = hour < 0 || hour > 23 || !take(':') ? -1 : digits(2);
        int second = minute < 0 || minute > 59 || !take(':') ? -1 : digits(2);
        int fraction = second < 0 || second > 59 || !take('.') ? -1 : digits(6);
        if (fraction < 0 || !take('Z')) {
            return false;
        }
        long seconds = ((days(year, month, day) * 24 + hour) * 60 + minute) * 60 + second;
        micros = seconds * 1_000_000 + fraction;
        return true;
    }

    private static int length(int year, int month) {
        if (month == 2) {
            return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
        }
        return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
    }

    /** Days since 1970-01-01: years counted from March, so that the leap day is the last one. */
    private static long days(int year, int month, int day) {
        int years = month > 2 ? year : year - 1;
        int era = Math.floorDiv(years, 400);
        int ofEra = years - era * 400;
        int ofYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
        return era * 146_097L + ofEra * 365 + ofEra / 4 - ofEra / 100 + ofYear - 719_468;
    }

    private boolean takeKind() {
        for (int i = 0; i < KINDS.length; i++) {
            byte[] name = KIND_NAMES[i];
            int end = position + name.length;
            if (end < in.length && in[end] == '"' && literal(name)) {
                kind = KINDS[i];
                return true;
            }
        }
        return false;
    }

    private boolean takeLog() {
        logFrom = position;
        while (position < in.length && in[position] >= ' ' && in[position] != '"' && in[position] != '\\') {
            position++;
        }
        logTo = position;
        return position < in.length;
    }

    private boolean takeParts() {
        parts = 0;
        if (position < in.length && in[position] == '}') {
            return true;
        }
        do {
            if (!take('"') || !partName() || !literal(COMMITMENT) || !hash(commitments, parts * Digest.LENGTH)) {
                return false;
            }
            parts++;
            if (!take('"')) {
                return false;
            }
        } while (take(','));
        return true;
    }

    /** Strictly after the name before it; {@code [a-z][a-z0-9-]*(/[a-z0-9-]+)*}. */
    private boolean partName() {
        if (parts == nameFrom.length) {
            nameFrom = Arrays.copyOf(nameFrom, 2 * parts);
            nameTo = Arrays.copyOf(nameTo, 2 * parts);
            commitments = Arrays.copyOf(commitments, 2 * commitments.length);
        }
        int from = position;
        byte before = '/';
        while (position < in.length && in[position] != '"') {
            byte c = in[position];
            boolean letter = c >= 'a' && c <= 'z';
            if (position == from ? !letter : !(letter || c >= '0' && c <= '9' || c == '-' || c == '/')) {
                return false;
            }
            if (c == '/' && before == '/') {
                return false;
            }
            before = c;
            position++;
        }
        nameFrom[parts] = from;
        nameTo[parts] = position;
        boolean after =
                parts == 0 || Arrays.compare(in, nameFrom[parts - 1], nameTo[parts - 1], in, from, position) < 0;
        return before != '/' && after && take('"');
    }

    private boolean takePlace() {
        if (literal(FIRST_SEQ)) {
            return takeSeq() && seq == 0;
        }
        return literal(PREV) && hash(prev, 0) && literal(NEXT_SEQ) && takeSeq() && seq > 0;
    }

    private boolean takeSeq() {
        int from = position;
        long value = 0;
        while (position < in.length && in[position] >= '0' && in[position] <= '9' && position - from < 17) {
            value = value * 10 + in[position] - '0';
            position++;
        }
        seq = value;
        boolean shortest = position - from == 1 || position > from && in[from] != '0';
        return shortest && value <= MOST;
    }

    /** The form of {@link UUID#toString}. */
    private boolean takeTrail() {
        if (position + 36 > in.length) {
            return false;
        }
        long bits = 0;
        int bad = 0;
        for (int i = 0; i < 36; i++) {
            byte c = in[position + i];
            if (i == 8 || i == 13 || i == 18 || i == 23) {
                bad |= c == '-' ? 0 : -1;
                continue;
            }
            int nibble = HEX[c & 0xFF];
            bad |= nibble;
            bits = bits << 4 | nibble & 0xF;
            if (i == 17) {
                trailHigh = bits;
            }
        }
        trailLow = bits;
        position += 36;
        return bad >= 0;
    }

    private boolean hash(byte[] target, int at) {
        if (position + HEX_DIGITS > in.length) {
            return false;
        }
        int bad = 0;
        for (int i = 0, from = position; i < Digest.LENGTH; i++, from += 2) {
            int both = HEX[in[from] & 0xFF] << 4 | HEX[in[from + 1] & 0xFF];
            bad |= both;
            target[at + i] = (byte) both;
        }
        position += HEX_DIGITS;
        return bad >= 0;
    }

    /** The value of exactly so many decimal digits; negative when there are not so many. */
    private int digits(int count) {
        if (position + count > in.length) {
            return -1;
        }
        int value = 0;
        for (int i = 0; i < count; i++) {
            int digit = in[position + i] - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = value * 10 + digit;
        }
        position += count;
        return value;
    }

    private boolean take(char wanted) {
        boolean there = position < in.length && in[position] == wanted;
        position += there ? 1 : 0;
        return there;
    }

    private boolean literal(byte[] wanted) {
        int end = position + wanted.length;
        boolean there = end <= in.length && Arrays.equals(in, position, end, wanted, 0, wanted.length);
        position = there ? end : position;
        return there;
    }

    /** The value of each hexadecimal digit in lower case; -1 for every other byte. */
    private static byte[] hexDigits() {
        byte[] values = new byte[256];
        Arrays.fill(values, (byte) -1);
        for (int value = 0; value < 16; value++) {
            values["0123456789abcdef".charAt(value)] = (byte) value;
        }
        return values;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
