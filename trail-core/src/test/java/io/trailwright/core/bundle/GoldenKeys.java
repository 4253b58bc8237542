package io.trailwright.core.bundle;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.trailwright.core.entry.Digest;
import io.trailwright.core.log.Checkpoint;
import io.trailwright.core.log.Ed25519;
import io.trailwright.core.log.Ed25519NoteSigner;
import io.trailwright.core.log.NoteSignature;
import io.trailwright.core.log.SignedNote;
import io.trailwright.core.log.VerifierKey;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/** The keys of the golden files: a log's and two witnesses'. Cosignatures are made by hand, from C2SP tlog-cosignature. */
final class GoldenKeys {
    static final String ORIGIN = "trailwright.example/acme";
    static final Ed25519NoteSigner LOG = new Ed25519NoteSigner(ORIGIN, key(1));
    static final String WITNESS = "witness.example/w1";
    private static final String STRANGER = "stranger.example/w2";
    private static final byte COSIGNATURE = 0x04;
    private static final long SIGNED_AT = 1_795_390_868;

    private GoldenKeys() {}

    private static PrivateKey key(int number) {
        var seed = new byte[32];
        Arrays.fill(seed, (byte) number);
        try {
            return KeyFactory.getInstance("Ed25519")
                    .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, seed));
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError(impossible);
        }
    }

    /** The signed note, with the cosignatures of two witnesses or without. */
    static String sign(Checkpoint head, boolean witnessed) {
        var signatures = new ArrayList<>(head.sign(LOG).signatures());
        if (witnessed) {
            signatures.add(cosign(head, WITNESS, 2, SIGNED_AT));
            signatures.add(cosign(head, STRANGER, 3, SIGNED_AT + 1));
        }
        return new SignedNote(head.text(), signatures).encode();
    }

    private static NoteSignature cosign(Checkpoint head, String name, int number, long time) {
        var message = "cosignature/v1\ntime " + time + "\n" + head.text();
        var signature = Ed25519.sign(key(number), message.getBytes(UTF_8));
        var timestamped =
                ByteBuffer.allocate(8 + signature.length).putLong(time).put(signature);
        return new NoteSignature(name, keyId(name, number), timestamped.array());
    }

    /** The witness's verifier key as a vkey of type 0x04. */
    static String witnessVkey() {
        var typed = ByteBuffer.allocate(33).put(COSIGNATURE).put(raw(2)).array();
        return WITNESS + "+" + HexFormat.of().toHexDigits(keyId(WITNESS, 2)) + "+"
                + Base64.getEncoder().encodeToString(typed);
    }

    private static int keyId(String name, int number) {
        var hash = Digest.ofParts((name + "\n").getBytes(UTF_8), new byte[] {COSIGNATURE}, raw(number));
        return ByteBuffer.wrap(hash.bytes()).getInt();
    }

    private static byte[] raw(int number) {
        return Ed25519.raw(Ed25519.publicKeyOf(key(number)));
    }

    /** What a verifier pins. */
    static List<VerifierKey> pinned() {
        return List.of(LOG.verifierKey());
    }
}
