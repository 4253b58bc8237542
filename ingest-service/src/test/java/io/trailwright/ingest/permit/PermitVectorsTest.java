package io.trailwright.ingest.permit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.trailwright.core.json.Json;
import io.trailwright.ingest.TestKeys;
import io.trailwright.ingest.Wycheproof;
import io.trailwright.ingest.Wycheproof.Case;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Wycheproof's JSON web signatures against the check of permits. All of its 401 cases run. That the 355 invalid ones
 * are refused is asked of every verifier. The 46 valid ones are of algorithms and headers that no permit has, so they
 * are not applicable as what must be accepted (there is no case of EdDSA): they must be refused too, because nothing of
 * a permit's header is ever negotiated.
 */
class PermitVectorsTest {
    private static final Set<String> ALGORITHMS =
            Set.of("HS256", "ES256", "ES521", "RS256", "RS384", "RS512", "PS256", "PS384", "PS512");

    private final PermitKey key = PermitKey.load(TestKeys.newKeyFile());
    private final PermitSigner signer = new PermitSigner(key, List.of());
    private final PermitToken token =
            new PermitToken(Json.object().put("jti", "1").put("log", "acme").build());

    @TestFactory
    Stream<DynamicTest> noSignatureOfAnybodyElseIsAPermit() {
        return Wycheproof.tests("wycheproof-json-web-signature-test.json", cases -> {
            assertEquals(401, cases.size());
            assertEquals(46, cases.stream().filter(Case::valid).count());
            assertEquals(new TreeSet<>(ALGORITHMS), algorithms(cases.stream()));
            return cases.stream().map(one -> dynamicTest(one.title(), () -> assertRefused(one.text("jws"))));
        });
    }

    /** The case as it is, and its signature under the header and the claims of a permit of ours. */
    private void assertRefused(String jws) {
        assertEquals(Optional.empty(), signer.verify(jws));
        var ours = signer.sign(token);
        var content = ours.substring(0, ours.lastIndexOf('.') + 1);
        var theirs = jws.substring(jws.lastIndexOf('.') + 1);
        assertEquals(Optional.empty(), signer.verify(content + theirs));
        assertEquals(Optional.of(token), signer.verify(ours));
    }

    /** What the keys say that they are for; a few say nothing. */
    private static Set<String> algorithms(Stream<Case> cases) {
        return cases.map(one -> one.group().has("public")
                        ? one.group().get("public")
                        : one.group().get("private"))
                .map(key -> key.path("alg").asText())
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void aPermitIsVerifiedByTheLibraryThatTheEd25519VectorsCheck() {
        var signature = key.sign("a.b".getBytes(StandardCharsets.US_ASCII));
        assertTrue(key.verifier().verifies("a.b", signature));
        signature[63] ^= (byte) 0x80;
        assertFalse(key.verifier().verifies("a.b", signature));
    }
}
