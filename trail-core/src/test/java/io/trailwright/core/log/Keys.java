package io.trailwright.core.log;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;
import java.util.Base64;

/** The key pairs of the Go implementation's own tests (golang.org/x/mod/sumdb/note), and ones made of a number. */
final class Keys {

    static final String PETER_VKEY = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
    static final String PETER_SKEY = "AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz";
    static final String PETER_LINE =
            "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";
    static final String ENOCH_VKEY = "EnochRoot+af0cfe78+ATtqJ7zOtqQtYqOo0CpvDXNlMhV3HeJDpjrASKGLWdop";
    static final String ENOCH_LINE =
            "— EnochRoot rwz+eBzmZa0SO3NbfRGzPCpDckykFXSdeX+MNtCOXm2/5n2tiOHp+vAF1aGrQ5ovTG01oOTGwnWLox33WWd1RvMc+QQ=\n";
    static final String TEXT = "If you think cryptography is the answer to your problem,\n"
            + "then you don't know what your problem is.\n";

    private Keys() {}

    static Ed25519NoteSigner peter() {
        byte[] typed = Base64.getDecoder().decode(PETER_SKEY);
        return new Ed25519NoteSigner("PeterNeumann", privateKey(Arrays.copyOfRange(typed, 1, typed.length)));
    }

    static Ed25519NoteSigner signer(String name, int number) {
        byte[] seed = new byte[32];
        Arrays.fill(seed, (byte) number);
        return new Ed25519NoteSigner(name, privateKey(seed));
    }

    static Cosigner cosigner(String name, int number) {
        byte[] seed = new byte[32];
        Arrays.fill(seed, (byte) number);
        return new Cosigner(name, privateKey(seed));
    }

    private static PrivateKey privateKey(byte[] seed) {
        try {
            return KeyFactory.getInstance("Ed25519")
                    .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, seed));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
