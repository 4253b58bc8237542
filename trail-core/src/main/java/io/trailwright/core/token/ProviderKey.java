package io.trailwright.core.token;

import io.trailwright.core.entry.Digest;
import io.trailwright.core.json.Json;
import io.trailwright.core.json.JsonException;
import io.trailwright.core.log.Ed25519;
import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.EllipticCurve;
import java.security.spec.RSAPublicKeySpec;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One of a provider's keys: a JSON Web Key (RFC 7517) that verifies signatures.
 *
 * @param type {@code RSA}, {@code EC} or {@code OKP}
 * @param curve empty for RSA
 * @param algorithm the only algorithm that it may be used with; empty for any that fits
 * @param thumbprint base64url of the SHA-256 thumbprint (RFC 7638): the key's name that depends on nothing but the key
 */
record ProviderKey(
        Optional<String> id,
        String type,
        String curve,
        Optional<String> algorithm,
        PublicKey publicKey,
        String thumbprint) {

    private static final int FEWEST_RSA_BITS = 2048;
    private static final int MOST_RSA_BITS = 16_384;
    private static final Map<String, String> CURVES =
            Map.of("P-256", "secp256r1", "P-384", "secp384r1", "P-521", "secp521r1");

    boolean fits(SignatureAlgorithm wanted) {
        return wanted.takes(type, curve)
                && algorithm.filter(only -> !only.equals(wanted.wire())).isEmpty();
    }

    /** Whether this member of a key set is meant for signatures of a kind that is taken here at all. */
    static boolean forSignatures(Json.Obj jwk) {
        return jwk.optString("use").filter(use -> !use.equals("sig")).isEmpty()
                && (jwk.opt("key_ops").isEmpty() || jwk.stringList("key_ops").contains("verify"))
                && List.of("RSA", "EC", "OKP").contains(jwk.string("kty"));
    }

    static ProviderKey read(Json.Obj jwk) throws TokenException {
        try {
            var type = jwk.string("kty");
            var curve = type.equals("RSA") ? "" : jwk.string("crv");
            return new ProviderKey(
                    jwk.optString("kid"),
                    type,
                    curve,
                    jwk.optString("alg"),
                    publicKey(jwk, type, curve),
                    thumb(jwk, type));
        } catch (JsonException | IllegalArgumentException | GeneralSecurityException unusable) {
            throw new TokenException("the provider's key is not a key", unusable);
        }
    }

    private static PublicKey publicKey(Json.Obj jwk, String type, String curve)
            throws TokenException, GeneralSecurityException {
        return switch (type) {
            case "RSA" -> rsa(Base64Url.number(jwk.string("n")), Base64Url.number(jwk.string("e")));
            case "EC" -> ec(curve, Base64Url.decode(jwk.string("x")), Base64Url.decode(jwk.string("y")));
            default -> {
                if (!curve.equals("Ed25519")) {
                    throw new TokenException("the provider's key is on a curve that is not taken");
                }
                yield Ed25519.publicKey(Base64Url.decode(jwk.string("x")));
            }
        };
    }

    private static PublicKey rsa(BigInteger modulus, BigInteger exponent)
            throws TokenException, GeneralSecurityException {
        int bits = modulus.bitLength();
        if (bits < FEWEST_RSA_BITS || bits > MOST_RSA_BITS || !exponent.testBit(0) || exponent.bitLength() < 2) {
            throw new TokenException("the provider's RSA key is too weak, or none");
        }
        return KeyFactory.getInstance("RSA").generatePublic(new RSAPublicKeySpec(modulus, exponent));
    }

    private static PublicKey ec(String curve, byte[] x, byte[] y) throws TokenException, GeneralSecurityException {
        var name = CURVES.get(curve);
        if (name == null) {
            throw new TokenException("the provider's key is on a curve that is not taken");
        }
        var parameters = AlgorithmParameters.getInstance("EC");
        parameters.init(new ECGenParameterSpec(name));
        var spec = parameters.getParameterSpec(ECParameterSpec.class);
        var point = new ECPoint(new BigInteger(1, x), new BigInteger(1, y));
        requireOnCurve(spec.getCurve(), point);
        return KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(point, spec));
    }

    private static void requireOnCurve(EllipticCurve curve, ECPoint point) throws TokenException {
        var p = ((java.security.spec.ECFieldFp) curve.getField()).getP();
        var x = point.getAffineX();
        var y = point.getAffineY();
        var right = x.pow(3).add(curve.getA().multiply(x)).add(curve.getB()).mod(p);
        if (x.compareTo(p) >= 0 || y.compareTo(p) >= 0 || !y.pow(2).mod(p).equals(right)) {
            throw new TokenException("the provider's key is no point of its curve");
        }
    }

    /** RFC 7638, section 3: the required members alone, in canonical JSON. */
    private static String thumb(Json.Obj jwk, String type) {
        var members =
                switch (type) {
                    case "RSA" -> List.of("e", "kty", "n");
                    case "EC" -> List.of("crv", "kty", "x", "y");
                    default -> List.of("crv", "kty", "x");
                };
        var required = Json.object();
        members.forEach(member -> required.put(member, jwk.string(member)));
        return Base64Url.encode(Digest.of(required.build().canonical()).bytes());
    }
}
