package io.trailwright.core.log;

import io.trailwright.core.entry.Digest;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A name, a signature type and a public Ed25519 key, as C2SP signed-note joins them to a vkey,
 * {@code <name>+<key id in 8 hexadecimal digits>+<base64(type || public key)>}. The type says what is signed: two keys
 * that differ in it alone have different ids.
 */
final class NamedKey {

    private static final Pattern VKEY = Pattern.compile("([^+]+)\\+([0-9a-f]{8})\\+(.+)");

    private final String name;
    private final byte type;
    private final byte[] raw;
    private final PublicKey key;
    private final int id;

    /**
     * @throws NoteException when the name is not one
     * @throws IllegalArgumentException when the bytes are not a point of the curve
     */
    NamedKey(String name, byte type, byte[] raw) {
        NoteText.requireName(name);
        this.name = name;
        this.type = type;
        this.raw = raw.clone();
        this.key = Ed25519.publicKey(raw);
        byte[] hash = Digest.ofParts((name + "\n").getBytes(StandardCharsets.UTF_8), new byte[] {type}, raw)
                .bytes();
        this.id = ByteBuffer.wrap(hash).getInt();
    }

    /** @throws NoteException when the text is not a vkey of this type, or has an id that is not the key's */
    static NamedKey parse(String vkey, byte type) {
        Matcher matcher = VKEY.matcher(vkey);
        if (!matcher.matches()) {
            throw NoteException.malformed("a verifier key is \"name+id+base64\", not \"" + vkey + "\"");
        }
        byte[] bytes = NoteText.base64("the verifier key", matcher.group(3));
        if (bytes.length != 1 + Ed25519.KEY_LENGTH || bytes[0] != type) {
            throw NoteException.malformed(
                    "an Ed25519 key of type %02x with 32 bytes is wanted here, not \"%s\"".formatted(type, vkey));
        }
        NamedKey key = ofVkey(matcher.group(1), type, Arrays.copyOfRange(bytes, 1, bytes.length));
        if (!key.vkey().equals(vkey)) {
            throw NoteException.malformed("the id of the key " + matcher.group(1) + " is "
                    + HexFormat.of().toHexDigits(key.id) + ", not " + matcher.group(2));
        }
        return key;
    }

    private static NamedKey ofVkey(String name, byte type, byte[] raw) {
        try {
            return new NamedKey(name, type, raw);
        } catch (IllegalArgumentException e) {
            throw NoteException.malformed("the verifier key of " + name + ": " + e.getMessage());
        }
    }

    String name() {
        return name;
    }

    int id() {
        return id;
    }

    byte[] raw() {
        return raw.clone();
    }

    boolean verifies(byte[] message, byte[] signature) {
        return Ed25519.verifies(key, message, signature);
    }

    /** Whether a signature line names this key: the same name and the same id. */
    boolean isNamedBy(NoteSignature signature) {
        return signature.keyId() == id && signature.name().equals(name);
    }

    /** Name and id, as messages show a key. */
    String label() {
        return name + "+" + HexFormat.of().toHexDigits(id);
    }

    String vkey() {
        byte[] typed = ByteBuffer.allocate(1 + raw.length).put(type).put(raw).array();
        return label() + "+" + NoteText.base64(typed);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof NamedKey that
                && name.equals(that.name)
                && type == that.type
                && Arrays.equals(raw, that.raw);
    }

    @Override
    public int hashCode() {
        return 31 * name.hashCode() + Arrays.hashCode(raw);
    }
}
