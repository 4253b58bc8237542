package io.trailwright.testing;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The table of defective tokens: each is good but for the one thing that its name says. Shown with {@link TestIssuer}, so
 * that keys are found by what the token's header says.
 */
public final class TokenDefects {

    private static final long LATE = 31;
    private static final int MEGABYTE = 1 << 20;

    private final Supplier<TokenBuilder> good;
    private final List<TokenDefect> defects = new ArrayList<>();

    private TokenDefects(Supplier<TokenBuilder> good) {
        this.good = good;
    }

    /**
     * Every defect of a token that is a person's.
     *
     * @param person makes a good token, anew for each defect
     */
    public static List<TokenDefect> ofPerson(Supplier<TokenBuilder> person) {
        var table = new TokenDefects(person);
        table.everybodys();
        table.persons();
        return List.copyOf(table.defects);
    }

    /** Every defect of a token that may be a service's. */
    public static List<TokenDefect> ofService(Supplier<TokenBuilder> service) {
        var table = new TokenDefects(service);
        table.everybodys();
        return List.copyOf(table.defects);
    }

    private void everybodys() {
        times();
        issuerAndAudience();
        notAnAccessToken();
        signatures();
        keys();
        shapes();
        identity();
        roles();
    }

    private void add(String name, TokenBuilder token) {
        add(name, token.token());
    }

    private void add(String name, String token) {
        defects.add(TokenDefect.of(name, token));
    }

    private void times() {
        long now = Instant.now().getEpochSecond();
        add("expired an hour ago", good.get().expired());
        add("expired 31 seconds ago", good.get().claim("exp", now - LATE));
        add("without expiry", good.get().without("exp"));
        add("expiry is text", good.get().claim("exp", "tomorrow"));
        add("expiry is zero", good.get().claim("exp", 0));
        add("not valid before 2096", good.get().claim("nbf", 4_000_000_000L));
        add("not valid for 60 seconds", good.get().claim("nbf", now + 2 * LATE));
    }

    private void issuerAndAudience() {
        add("another issuer", good.get().wrongIssuer());
        add("right issuer with a slash", good.get().claim("iss", TestTokens.ISSUER + "/"));
        add("issuer in other case", good.get().claim("iss", TestTokens.ISSUER.replace("issuer", "Issuer")));
        add("issuer is a list", good.get().claim("iss", List.of(TestTokens.ISSUER)));
        add("without issuer", good.get().without("iss"));
        add("without audience", good.get().noAudience());
        add("audience is empty", good.get().claim("aud", ""));
        add("audience of nobody", good.get().wrongAudience());
        add("list of others' audiences", good.get().claim("aud", List.of("account", "trailwright-ui")));
        add("audience is an object", good.get().claim("aud", Map.of("any", true)));
        add("audience is \"any\"", good.get().claim("aud", "any"));
        add("part of the audience", good.get().claim("aud", "trailwright"));
        for (var other : List.of("ingest", "policy", "approval", "reconstruction")) {
            if (!good.get().isFor(other)) {
                add("audience of " + other, good.get().forService(other));
            }
        }
    }

    private void notAnAccessToken() {
        add("an ID token by typ", good.get().claim("typ", "ID"));
        add("an ID token by nonce", good.get().without("typ").claim("nonce", "n-0S6_WzA2Mj"));
        add("an ID token by at_hash", good.get().without("typ").claim("at_hash", "MTIzNDU2Nzg5MDEyMzQ1Ng"));
        add("an ID token by c_hash", good.get().without("typ").claim("c_hash", "MTIzNDU2Nzg5MDEyMzQ1Ng"));
        add("a refresh token", good.get().claim("typ", "Refresh"));
        add("an offline token", good.get().claim("typ", "Offline"));
        add(
                "a logout token",
                good.get()
                        .claim("typ", "Logout")
                        .claim("events", Map.of("http://schemas.openid.net/event/backchannel-logout", Map.of())));
        add("typ is a list", good.get().claim("typ", List.of("Bearer")));
        var bound = Map.of("jkt", "0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I");
        add("bound to a key, without proof", good.get().claim("cnf", bound));
        add("a DPoP token", good.get().claim("typ", "DPoP"));
    }

    private void signatures() {
        for (var none : List.of("none", "None", "NONE", "nOnE", "none ", "")) {
            add("alg \"" + none + "\"", good.get().signedBy(none, content -> new byte[0]));
        }
        add("alg none over a good signature", good.get().header("alg", "none"));
        add("without alg", good.get().headerText(text -> text.replaceFirst("\"alg\":\"RS256\",", "")));
        add("HS256 with the public key", good.get().signedWithPublicKeyAsSecret());
        add("HS256 with the public key's PEM", hmac(pem()));
        add("HS256 with an empty line as key", hmac("\n"));
        for (var alg : List.of("ES256", "ES384", "EdDSA")) {
            add(alg + " of zeros", zeros(alg, TestIssuer.EC_KEY, 64));
        }
        add("ES256 of zeros in DER", degenerate(new byte[] {0x30, 6, 2, 1, 0, 2, 1, 0}));
        add("ES256 without signature", zeros("ES256", TestIssuer.EC_KEY, 0));
        add("ES256 of zeros for the RSA key", zeros("ES256", "issuer", 64));
        add("RS256 of zeros", zeros("RS256", "issuer", 256));
        add("RS256 without signature", zeros("RS256", "issuer", 0));
        add("the signature of a longer hash", good.get().header("alg", "RS512"));
        add("the signature as PS256", good.get().header("alg", "PS256"));
        add("tampered", good.get().tampered());
        add(
                "signed by a stranger with the issuer's kid",
                good.get().signedByStranger().header("kid", "issuer"));
    }

    private TokenBuilder zeros(String alg, String kid, int length) {
        return good.get().signedBy(alg, content -> new byte[length]).header("kid", kid);
    }

    private TokenBuilder degenerate(byte[] signature) {
        return good.get().signedBy("ES256", content -> signature.clone()).header("kid", TestIssuer.EC_KEY);
    }

    private TokenBuilder hmac(String secret) {
        return good.get().signedBy("HS256", content -> TestKey.hmac(secret.getBytes(StandardCharsets.UTF_8), content));
    }

    private static String pem() {
        return "-----BEGIN PUBLIC KEY-----\n" + TestTokens.publicKey() + "\n-----END PUBLIC KEY-----\n";
    }

    private void keys() {
        add("signed by a stranger, unknown kid", good.get().signedByStranger());
        add("a good signature, unknown kid: a key rotated out", good.get().header("kid", "issuer-2025"));
        var stranger = TestKey.named("stranger");
        add("brings its own key", good.get().signedByStranger().header("jwk", stranger.jwk()));
        add(
                "brings its own key as the issuer's",
                good.get().signedByStranger().header("jwk", stranger.jwk()).header("kid", "issuer"));
        for (var member : List.of("jku", "x5u")) {
            for (var kid : List.of("issuer", "stranger")) {
                add(
                        member + " at a stranger's, kid " + kid,
                        good.get()
                                .signedByStranger()
                                .header(member, TestIssuer.strangersKeys())
                                .header("kid", kid));
            }
        }
        add("x5c of no certificate", good.get().signedByStranger().header("x5c", List.of(stranger.publicKey())));
        for (var kid :
                List.of("../../../../../../dev/null", "/dev/null", "' UNION SELECT '", "%00", "file:///dev/null")) {
            add("kid " + kid + " and an empty secret", hmac("\n").header("kid", kid));
            add(
                    "kid " + kid + " and a stranger's key",
                    good.get().signedByStranger().header("kid", kid));
        }
        add("kid is a number", good.get().signedByStranger().header("kid", 1));
        add("kid is a list", good.get().signedByStranger().header("kid", List.of("issuer")));
        add("kid is a megabyte's thousandth", good.get().signedByStranger().header("kid", "k".repeat(1000)));
        add(
                "without kid, a stranger's signature",
                good.get().signedByStranger().headerText(text -> text.replaceFirst(",\"kid\":\"stranger\"", "")));
    }

    private void shapes() {
        String token = good.get().token();
        String[] parts = token.split("\\.");
        add("not a token", "abc");
        add("three words", "a.b.c");
        add("dots", "..");
        add("only a payload", parts[1]);
        add("two parts", parts[0] + "." + parts[1]);
        add("four parts", token + ".e30");
        add("one character more", token + "x");
        add("one character less", token.substring(0, token.length() - 1));
        add("JWE of claims", EncryptedToken.of(TestKey.named("issuer"), "json", decoded(parts[1])));
        add(
                "JWE of a plain token",
                EncryptedToken.of(
                        TestKey.named("issuer"), "JWT", good.get().unsigned().token()));
        add("JWE of a good token", EncryptedToken.of(TestKey.named("issuer"), "JWT", token));
        add("JSON serialization, flattened", """
                {"protected":"%s","payload":"%s","signature":"%s"}""".formatted((Object[]) parts));
        add("JSON serialization, general", """
                {"payload":"%2$s","signatures":[{"protected":"%1$s","signature":"%3$s"}]}""".formatted((Object[]) parts));
        add("a claim twice", good.get().payloadText(text -> text.replaceFirst("\\{", "{\"tenant\":\"globex\",")));
        add("the subject twice", good.get().payloadText(text -> text.replaceFirst("\\{", "{\"sub\":\"sub-boss\",")));
        add("alg twice", good.get().headerText(text -> text.replaceFirst("\\{", "{\"alg\":\"none\",")));
        add("crit of an unknown extension", crit("x-trailwright", true));
        add("crit of an unencoded payload", crit("b64", false));
        add("claims are a list", good.get().payloadText(text -> "[" + text + "]"));
        add("claims are text", good.get().payloadText(text -> "\"hello\""));
        add("claims are not JSON", good.get().payloadText(text -> text.substring(1)));
        add("the header is not JSON", good.get().headerText(text -> text + "}"));
        add("a zipped header", good.get().header("zip", "DEF").payloadText(text -> "x" + text));
        oversized("a token of a megabyte", good.get().claim("padding", "x".repeat(MEGABYTE)));
        oversized("a token of 100 kB", good.get().claim("padding", "x".repeat(MEGABYTE / 10)));
    }

    private TokenBuilder crit(String name, Object value) {
        return good.get().header("crit", List.of(name)).header(name, value);
    }

    private void oversized(String name, TokenBuilder token) {
        defects.add(new TokenDefect(name, token.token(), Set.of(400, 401, 403, 413, 431)));
    }

    private static String decoded(String part) {
        return new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8);
    }

    private void identity() {
        add("without subject", good.get().without("sub"));
        add("empty subject", good.get().subject(""));
        add("blank subject", good.get().subject(" "));
        add("subject is a number", good.get().claim("sub", 7));
        add("subject is a list", good.get().claim("sub", List.of("sub-anna")));
        add("without tenant", good.get().noTenant());
        add("empty tenant", good.get().tenant(""));
        add("tenant is a list", good.get().claim("tenant", List.of("acme")));
        add("tenant is an object", good.get().claim("tenant", Map.of("id", "acme")));
        add("tenant climbs", good.get().tenant("acme/../globex"));
        add("tenant in other case", good.get().tenant("ACME"));
    }

    private void roles() {
        add("without roles", good.get().without("roles"));
        add("roles elsewhere", good.get().without("roles").claim("groups", List.of("reviewer", "approval-service")));
        add(
                "roles of the realm",
                good.get()
                        .without("roles")
                        .claim("realm_access", Map.of("roles", List.of("reviewer", "approval-service"))));
        add("roles are an object", good.get().claim("roles", Map.of("reviewer", true, "approval-service", true)));
        add("roles in a list in a list", good.get().claim("roles", List.of(List.of("reviewer", "approval-service"))));
        add("roles in other case", good.get().roles("Reviewer", "Approval-Service"));
        add("roles with a comma", good.get().claim("roles", "reviewer,approval-service"));
        add("roles of others", good.get().roles("executor", "auditor", "admin", "policy-author", "ledger-service"));
    }

    private void persons() {
        add(
                "a service with the reviewer's role",
                good.get().without("auth_time").without("sid"));
        add("without auth_time", good.get().noAuthTime());
        add("auth_time is text", good.get().claim("auth_time", "now"));
        add("auth_time is zero", good.get().claim("auth_time", 0));
        add("auth_time is negative", good.get().claim("auth_time", -1));
        add("without session", good.get().without("sid"));
        add("empty session", good.get().claim("sid", ""));
        add("session is a number", good.get().claim("sid", 7));
    }
}
