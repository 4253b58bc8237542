package io.trailwright.core.token;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.trailwright.core.Vectors;
import io.trailwright.core.json.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Wycheproof's JSON web signatures against the check of a provider's tokens: every case. Those that are valid by a
 * public key must be accepted. Refused, though the file calls them valid, are ten with a shared secret, two with a key
 * whose algorithm RFC 7518 does not know (ES521), and two with a key that says it is for another algorithm than theirs.
 */
class JwsVectorsTest {

    @TestFactory
    Stream<DynamicTest> aSignatureIsTakenIfAndOnlyIfAPublicKeyMadeIt() {
        return Vectors.tests("wycheproof-json-web-signature-test.json", document -> {
            var cases = groups(document).stream().flatMap(JwsVectorsTest::cases).toList();
            assertEquals(401, cases.size());
            return cases.stream();
        });
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> groups(Object document) {
        return (List<Map<String, Object>>) ((Map<String, Object>) document).get("testGroups");
    }

    @SuppressWarnings("unchecked")
    private static Stream<DynamicTest> cases(Map<String, Object> group) {
        var key = (Map<String, Object>) Optional.ofNullable(group.get("public")).orElse(group.get("private"));
        return ((List<Map<String, Object>>) group.get("tests"))
                .stream()
                        .map(test -> dynamicTest(test.get("tcId") + " " + test.get("comment"), () -> {
                            var keys = new ProviderKeys("issuer", publicOnly(key));
                            if ("valid".equals(test.get("result")) && !strange(key, test)) {
                                assertDoesNotThrow(() -> verify((String) test.get("jws"), keys));
                            } else {
                                assertThrows(TokenException.class, () -> verify((String) test.get("jws"), keys));
                            }
                        }));
    }

    private static boolean strange(Map<String, Object> key, Map<String, Object> test) {
        return "oct".equals(key.get("kty"))
                || "ES521".equals(key.get("alg"))
                || ("PS256".equals(key.get("alg"))
                        && String.valueOf(test.get("comment")).equals("Figure20"));
    }

    private static void verify(String token, ProviderKeys keys) throws TokenException {
        CompactJws.parse(token).verify(keys);
    }

    private static List<Json.Obj> publicOnly(Map<String, Object> key) {
        var jwk = Json.object();
        key.forEach((name, value) -> {
            if (!name.equals("k") && value instanceof String text) {
                jwk.put(name, text);
            } else if (value instanceof List<?> list) {
                jwk.put(name, Json.strings(list.stream().map(String::valueOf).toList()));
            }
        });
        return List.of(jwk.build());
    }
}
