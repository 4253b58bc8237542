package io.trailwright.core.log;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.SignatureException;
import java.security.interfaces.EdECPrivateKey;
import java.security.interfaces.EdECPublicKey;
import java.security.spec.EdECPoint;
import java.security.spec.EdECPublicKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;

/** Ed25519 of RFC 8032 as the Java platform has it, from and to the 32 bytes of a key. */
public final class Ed25519 {

    /** Bytes of a public key. */
    public static final int KEY_LENGTH = 32;

    /** Bytes of a signature. */
    public static final int SIGNATURE_LENGTH = 64;

    private static final String NAME = "Ed25519";
    private static final BigInteger PRIME = BigInteger.TWO.pow(255).subtract(BigInteger.valueOf(19));

    private Ed25519() {}

    /**
     * The public key that these 32 bytes encode (RFC 8032, section 5.1.3).
     *
     * @throws IllegalArgumentException when they are not the one encoding of a point of the curve
     */
    public static PublicKey publicKey(byte[] raw) {
        if (raw.length != KEY_LENGTH) {
            throw new IllegalArgumentException("an Ed25519 key has " + KEY_LENGTH + " bytes, not " + raw.length);
        }
        byte[] y = reversed(raw);
        boolean xOdd = (y[0] & 0x80) != 0;
        y[0] &= 0x7F;
        BigInteger number = new BigInteger(1, y);
        if (number.compareTo(PRIME) >= 0) {
            throw new IllegalArgumentException("not the canonical encoding of an Ed25519 key");
        }
        try {
            EdECPublicKeySpec spec = new EdECPublicKeySpec(NamedParameterSpec.ED25519, new EdECPoint(xOdd, number));
            PublicKey key = KeyFactory.getInstance(NAME).generatePublic(spec);
            Signature.getInstance(NAME).initVerify(key);
            return key;
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("not a point of the curve of Ed25519", e);
        }
    }

    /**
     * The 32 bytes of a public key (RFC 8032, section 5.1.2).
     *
     * @throws IllegalArgumentException when the key is not an Ed25519 key
     */
    public static byte[] raw(PublicKey key) {
        if (!(key instanceof EdECPublicKey edwards)
                || !edwards.getParams().getName().equals(NAME)) {
            throw new IllegalArgumentException("not an Ed25519 key: " + key.getAlgorithm());
        }
        byte[] y = edwards.getPoint().getY().toByteArray();
        byte[] raw = Arrays.copyOf(reversed(y), KEY_LENGTH);
        if (edwards.getPoint().isXOdd()) {
            raw[KEY_LENGTH - 1] |= (byte) 0x80;
        }
        return raw;
    }

    /**
     * The public key that belongs to a private one. The platform has no call for it, but its generator makes the pair
     * of the seed that it draws, and is given this key's. That the pair belongs together is checked.
     *
     * @throws IllegalArgumentException when the key is not an Ed25519 key, or does not show its seed
     */
    public static PublicKey publicKeyOf(PrivateKey key) {
        if (!(key instanceof EdECPrivateKey edwards)
                || !edwards.getParams().getName().equals(NAME)) {
            throw new IllegalArgumentException("not an Ed25519 key: " + key.getAlgorithm());
        }
        byte[] seed = edwards.getBytes().orElseThrow(() -> new IllegalArgumentException("the key hides its seed"));
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(NAME);
            generator.initialize(NamedParameterSpec.ED25519, new Seed(seed));
            PublicKey publicKey = generator.generateKeyPair().getPublic();
            if (!verifies(publicKey, seed, sign(key, seed))) {
                throw new IllegalStateException("this Java platform derives no Ed25519 public key from a private one");
            }
            return publicKey;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform from 15 on has Ed25519", e);
        }
    }

    /** The signature over these bytes: 64 bytes, always the same for the same key and bytes. */
    public static byte[] sign(PrivateKey key, byte[] message) {
        try {
            Signature signature = Signature.getInstance(NAME);
            signature.initSign(key);
            signature.update(message);
            return signature.sign();
        } catch (InvalidKeyException e) {
            throw new IllegalArgumentException("not an Ed25519 key: " + key.getAlgorithm(), e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Ed25519 cannot sign", e);
        }
    }

    /**
     * Whether the signature is by this key over these bytes; any defect of the signature is a no. The length is checked
     * here, because the platform (17) takes a signature with a zero byte behind it for the signature.
     *
     * @throws IllegalArgumentException when the key is not an Ed25519 key
     */
    public static boolean verifies(PublicKey key, byte[] message, byte[] signature) {
        try {
            Signature verifier = Signature.getInstance(NAME);
            verifier.initVerify(key);
            verifier.update(message);
            return signature.length == SIGNATURE_LENGTH && verifier.verify(signature);
        } catch (SignatureException e) {
            return false;
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("not an Ed25519 key: " + key.getAlgorithm(), e);
        }
    }

    private static byte[] reversed(byte[] bytes) {
        byte[] reversed = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            reversed[i] = bytes[bytes.length - 1 - i];
        }
        return reversed;
    }

    /** A source of exactly one seed, for {@link #publicKeyOf(PrivateKey)} alone. */
    private static final class Seed extends SecureRandom {
        private static final long serialVersionUID = 1L;

        private final byte[] seed;

        Seed(byte[] seed) {
            this.seed = seed;
        }

        @Override
        public void nextBytes(byte[] bytes) {
            if (bytes.length != seed.length) {
                throw new IllegalStateException("asked for " + bytes.length + " bytes of a seed of " + seed.length);
            }
            System.arraycopy(seed, 0, bytes, 0, seed.length);
        }
    }
}
