package io.trailwright.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the schema cannot know is refused as well, with a sentence that says what to do. */
class GuardsTest {

    @Test
    void theDefaultsAloneInstallNothing() {
        var refused = Refusal.of(Map.of(), Map.of());
        assertTrue(refused.contains("log.verifierKeys is empty: pin the verifier key of each log"), refused);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ingest.oidc",
                "ingest.keys",
                "ingest.database.owner",
                "ingest.database.runtime",
                "policy.database.owner",
                "policy.database.runtime",
                "approval.oidc",
                "approval.session",
                "approval.database.owner",
                "approval.database.runtime",
                "reconstruction.oidc",
                "reconstruction.session",
                "reconstruction.database.owner",
                "reconstruction.database.runtime"
            })
    void aMissingSecretIsNamedAndNoneIsMade(String which) {
        var refused = Refusal.of(Tree.of(which + ".existingSecret", ""));
        assertTrue(
                refused.contains(
                        which + ".existingSecret is missing: make the Secret and name it; the chart makes none"),
                refused);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "image.registry | image.registry is missing",
                "oidc.issuer | oidc.issuer is missing",
                "log.origin | log.origin is missing",
                "defaults.database.host | defaults.database.host is missing",
                "defaults.database.ca.existingSecret | database.ca.existingSecret is missing: name the CA, or say"
                        + " another",
            })
    void whatCannotBeGuessedIsAskedFor(String path, String words) {
        var refused = Refusal.of(Tree.of(path, ""));
        assertTrue(refused.contains(words), refused);
    }

    @Test
    void aServiceNeverRunsAsTheOwnerOfItsTables() {
        var refused = Refusal.of(Tree.of("ingest.database.runtime.existingSecret", "ingest-owner"));
        assertTrue(refused.contains("ingest.database.runtime is the role of ingest.database.owner"), refused);
    }

    @Test
    void twoRolesMayBeInOneSecret() {
        var rendered = Chart.render(Tree.overlay(
                Tree.of("ingest.database.runtime.existingSecret", "ingest-owner"),
                Tree.of("ingest.database.runtime.usernameKey", "runtime-username")));
        assertTrue(rendered.has("Deployment/ingest"));
    }

    @Test
    void nothingIsPublishedWithoutTls() {
        var refused = Refusal.of(Tree.of("ingress.enabled", true));
        assertTrue(refused.contains("ingress.tlsSecret is missing"), refused);
    }

    @Test
    void aRouteNeedsAGateway() {
        var refused = Refusal.of(Tree.of("route.enabled", true));
        assertTrue(refused.contains("route.parentRefs is empty"), refused);
    }

    @ParameterizedTest
    @CsvSource({"witness.name", "witness.vkey", "witness.key.existingSecret"})
    void aWitnessNeedsItsNameItsKeyAndItsVkey(String path) {
        var refused = Refusal.of(Tree.overlay(Combinations.WITNESS, Tree.of(path, "")));
        assertTrue(refused.contains(path + " is missing"), refused);
    }

    @Test
    void theWitnessAndTheLedgerShareNoSecret() {
        var refused =
                Refusal.of(Tree.overlay(Combinations.WITNESS, Tree.of("witness.key.existingSecret", "ledger-keys")));
        assertTrue(refused.contains("a witness whose key the ledger's holder has proves nothing"), refused);
    }

    @Test
    void theTestNeedsAClientAnImageAndADecision() {
        var refused = Refusal.of(Tree.of("tests.enabled", true));
        assertTrue(refused.contains("tests.client.existingSecret is missing"), refused);
    }

    /** Values under the names that other charts give them say what they are called here. */
    @ParameterizedTest
    @CsvSource({
        "replicaCount, defaults.replicas",
        "autoscaling, defaults.autoscaling",
        "resources, defaults.resources",
        "nodeSelector, defaults.nodeSelector",
        "tolerations, defaults.tolerations",
        "affinity, defaults.affinity",
        "podAnnotations, defaults.podAnnotations",
        "podLabels, defaults.podLabels",
        "extraEnv, defaults.extraEnv",
        "extraVolumes, defaults.extraVolumes",
        "extraVolumeMounts, defaults.extraVolumeMounts",
        "imagePullSecrets, image.pullSecrets",
        "httpRoute, route",
        "commonLabels, labels",
        "commonAnnotations, annotations",
        "database, defaults.database"
    })
    void aValueOfAnotherNameIsRefusedWithItsNameHere(String old, String here) {
        var refused = Refusal.of(Map.of(old, Map.of()));
        assertTrue(refused.contains(old + " is called " + here + " in this chart"), refused);
        assertTrue(Tree.at(Chart.values(), here) != null, here + " is a value of the chart");
    }

    @Test
    void aSecretIsNeverRendered() {
        for (var values : List.of(Chart.minimal(), Chart.example("cloudnative-pg"))) {
            assertEquals(0, Chart.renderExactly(values).ofKind("Secret").count());
        }
    }
}
