package io.trailwright.core.token;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Arrays;
import java.util.Optional;

/** The signature algorithms that are taken (RFC 7518, section 3.1, and RFC 8037); every other name is refused. */
enum SignatureAlgorithm {
    RS256("RSA", "SHA256withRSA"),
    RS384("RSA", "SHA384withRSA"),
    RS512("RSA", "SHA512withRSA"),
    PS256("RSA", "RSASSA-PSS", "SHA-256", MGF1ParameterSpec.SHA256, 32),
    PS384("RSA", "RSASSA-PSS", "SHA-384", MGF1ParameterSpec.SHA384, 48),
    PS512("RSA", "RSASSA-PSS", "SHA-512", MGF1ParameterSpec.SHA512, 64),
    ES256("EC", "SHA256withECDSAinP1363Format"),
    ES384("EC", "SHA384withECDSAinP1363Format"),
    ES512("EC", "SHA512withECDSAinP1363Format"),
    EDDSA("OKP", "Ed25519");

    private final String keyType;
    private final String platformName;
    private final Optional<PSSParameterSpec> parameters;

    SignatureAlgorithm(String keyType, String platformName) {
        this.keyType = keyType;
        this.platformName = platformName;
        this.parameters = Optional.empty();
    }

    SignatureAlgorithm(String keyType, String platformName, String hash, MGF1ParameterSpec mask, int saltLength) {
        this.keyType = keyType;
        this.platformName = platformName;
        this.parameters = Optional.of(new PSSParameterSpec(hash, "MGF1", mask, saltLength, 1));
    }

    /** By the exact name in a token's header. */
    static SignatureAlgorithm of(String name) throws TokenException {
        return Arrays.stream(values())
                .filter(algorithm -> algorithm.wire().equals(name))
                .findFirst()
                .orElseThrow(() -> new TokenException("its algorithm is not one that is taken"));
    }

    String wire() {
        return this == EDDSA ? "EdDSA" : name();
    }

    /** Whether a key of this type and curve is one for this algorithm (RFC 7518, section 3.4: each has one curve). */
    boolean takes(String type, String curve) {
        return type.equals(keyType)
                && switch (this) {
                    case ES256 -> curve.equals("P-256");
                    case ES384 -> curve.equals("P-384");
                    case ES512 -> curve.equals("P-521");
                    case EDDSA -> curve.equals("Ed25519");
                    default -> true;
                };
    }

    boolean verifies(PublicKey key, byte[] message, byte[] signature) throws TokenException {
        if (key instanceof ECPublicKey curve && !withinOrder(curve, signature)) {
            return false;
        }
        try {
            var verifier = Signature.getInstance(platformName);
            if (parameters.isPresent()) {
                verifier.setParameter(parameters.get());
            }
            verifier.initVerify(key);
            verifier.update(message);
            return verifier.verify(signature);
        } catch (java.security.SignatureException malformed) {
            return false;
        } catch (GeneralSecurityException unusable) {
            throw new TokenException("its key cannot be used here", unusable);
        }
    }

    /** Both halves are within 1 and the curve's order less 1; some platforms have taken zeros (CVE-2022-21449). */
    private static boolean withinOrder(ECPublicKey key, byte[] signature) {
        var order = key.getParams().getOrder();
        int half = (order.bitLength() + 7) / 8;
        if (signature.length != 2 * half) {
            return false;
        }
        return within(new BigInteger(1, Arrays.copyOfRange(signature, 0, half)), order)
                && within(new BigInteger(1, Arrays.copyOfRange(signature, half, signature.length)), order);
    }

    private static boolean within(BigInteger number, BigInteger order) {
        return number.signum() > 0 && number.compareTo(order) < 0;
    }
}
