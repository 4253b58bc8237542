package io.trailwright.deploy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One case for each value of the chart that is not a service's default; {@link DefaultsCases} has those. */
final class Cases {
    static final List<String> SERVICES = List.of("ingest", "policy", "approval", "reconstruction");
    private static final String SECRET_ENV = ".env[%s].valueFrom.secretKeyRef.%s";

    private Cases() {}

    static List<Case> all() {
        var all = new ArrayList<Case>();
        all.addAll(installation());
        SERVICES.forEach(service -> all.addAll(service(service)));
        SERVICES.stream().filter(service -> !service.equals("policy")).forEach(service -> all.addAll(client(service)));
        all.addAll(own());
        all.addAll(NoticeCases.all());
        all.addAll(published());
        all.addAll(network());
        all.addAll(tests());
        all.addAll(ObservedCases.witness());
        all.addAll(ObservedCases.metrics());
        return all;
    }

    private static List<Case> installation() {
        return List.of(
                // All names, and what refers to them.
                Case.of("fullnameOverride", "other")
                        .changes("*.metadata.name", "other-ingest")
                        .changes("*.configMap.name", "other-ingest")
                        .changes("ConfigMap/*[quarkus.rest-client.ingest.url]", "http://other-ingest:8081")
                        .changes("ConfigMap/ingest*[quarkus.rest-client.policy.url]", "http://other-policy:8082"),
                Case.of("labels", Map.of("team", "risk")).changes("*labels.team", "risk"),
                Case.of("annotations", Map.of("owner", "ann")).changes("*annotations.owner", "ann"),
                Case.of("image.registry", "other.example.com")
                        .changes("*.containers[*].image", "other.example.com/ingest-service:"),
                Case.of("image.tag", "9.9.9").changes("*.containers[*].image", "/ingest-service:9.9.9"),
                Case.of("image.pullPolicy", "Always").changes("*.containers[*].imagePullPolicy", "Always"),
                Case.of("image.pullSecrets", List.of("registry"))
                        .changes("*.imagePullSecrets[registry].name", "registry"),
                Case.of("tenant", "acme").changes("ConfigMap/*[trailwright.tenant]", "acme"),
                Case.of("oidc.issuer", "https://other.example.com")
                        .changes("ConfigMap/*[quarkus.oidc.auth-server-url]", "https://other.example.com")
                        .changes("ConfigMap/*[quarkus.oidc.token.issuer]", "https://other.example.com")
                        .changes("ConfigMap/policy*[trailwright.bootstrap.issuer]", "https://other.example.com")
                        .given(Tree.of("policy.bootstrap", Combinations.bootstrap())),
                Case.of("oidc.tokenUrl", "https://sso.example.com/token")
                        .changes("ConfigMap/*[quarkus.oidc-client.token-path]", "https://sso.example.com/token")
                        .changes("ConfigMap/*[quarkus.oidc-client.discovery-enabled]", "false"),
                Case.of("log.origin", "other.example.com")
                        .changes("ConfigMap/ingest*[trailwright.log.origin]", "other.example.com"),
                Case.of("log.verifierKeys", List.of("other+00000000+AAAA"))
                        .changes("ConfigMap/vkeys.data.log.vkeys", "other+00000000+AAAA\n"),
                Case.of("migrations.enabled", false)
                        .changes("Job/*", Case.GONE)
                        .changes("NetworkPolicy/migrate-*", Case.GONE),
                Case.of("migrations.backoffLimit", 3).changes("Job/*.spec.backoffLimit", 3),
                Case.of("migrations.activeDeadlineSeconds", 60).changes("Job/*.spec.activeDeadlineSeconds", 60),
                Case.of("migrations.annotations", Map.of("wave", "1")).changes("Job/*.metadata.annotations.wave", 1));
    }

    /** What each service has for itself. */
    private static List<Case> service(String name) {
        var pods = "*/*" + name;
        var image = "/" + name + "-service";
        var all = new ArrayList<>(List.of(
                Case.of(name + ".host", name + ".example.com")
                        .given(Tree.of("route", Map.of("enabled", true, "parentRefs", List.of(Map.of("name", "g")))))
                        .changes("HTTPRoute/" + name + ".*", name + ".example.com"),
                Case.of(name + ".image.repository", "other").changes(pods + ".*.containers[*].image", "/other:"),
                Case.of(name + ".image.digest", "sha256:" + "0".repeat(64))
                        .changes(pods + ".*.containers[*].image", image + "@sha256:000"),
                Case.of(name + ".oidc.clientId", "other")
                        .changes("ConfigMap/" + name + ".*[quarkus.oidc.client-id]", "other"),
                Case.of(name + ".database.name", "other")
                        .changes("ConfigMap/" + name + ".*[quarkus.datasource.reactive.url]", ":5432/other")
                        .changes("Job/migrate-" + name + ".*env[QUARKUS_DATASOURCE_JDBC_URL].value", ":5432/other?")));
        var audience = Case.of(name + ".oidc.audience", "other")
                .changes("ConfigMap/" + name + ".*[quarkus.oidc.token.audience]", "other");
        all.add(
                name.equals("approval")
                        ? audience.changes("ConfigMap/ingest.*[quarkus.oidc.person.token.audience]", "other")
                        : audience);
        var job = "Job/migrate-" + name + ".*";
        var pod = "Deployment/" + name + ".*";
        all.addAll(secret(name + ".database.owner", "usernameKey", job, "QUARKUS_FLYWAY_USERNAME"));
        all.addAll(secret(name + ".database.owner", "passwordKey", job, "QUARKUS_FLYWAY_PASSWORD"));
        all.add(Case.of(name + ".database.owner.existingSecret", "other")
                .changes(job + SECRET_ENV.formatted("QUARKUS_FLYWAY_USERNAME", "name"), "other")
                .changes(job + SECRET_ENV.formatted("QUARKUS_FLYWAY_PASSWORD", "name"), "other"));
        all.add(Case.of(name + ".database.runtime.usernameKey", "other")
                .changes(pod + SECRET_ENV.formatted("QUARKUS_DATASOURCE_USERNAME", "key"), "other")
                .changes(job + SECRET_ENV.formatted("QUARKUS_DATASOURCE_USERNAME", "key"), "other"));
        all.add(Case.of(name + ".database.runtime.passwordKey", "other")
                .changes(pod + SECRET_ENV.formatted("QUARKUS_DATASOURCE_PASSWORD", "key"), "other"));
        all.add(Case.of(name + ".database.runtime.existingSecret", "other")
                .changes(pod + SECRET_ENV.formatted("QUARKUS_DATASOURCE_*", "name"), "other")
                .changes(job + SECRET_ENV.formatted("QUARKUS_DATASOURCE_USERNAME", "name"), "other"));
        return all;
    }

    private static List<Case> client(String name) {
        var env = "Deployment/" + name + ".*" + SECRET_ENV;
        return List.of(
                Case.of(name + ".oidc.existingSecret", "other")
                        .changes(env.formatted("QUARKUS_OIDC_CREDENTIALS_SECRET", "name"), "other"),
                Case.of(name + ".oidc.clientSecretKey", "other")
                        .changes(env.formatted("QUARKUS_OIDC_CREDENTIALS_SECRET", "key"), "other"));
    }

    private static List<Case> own() {
        var all = new ArrayList<Case>();
        var keys = "Deployment/ingest.*.volumes[keys].secret.";
        all.add(Case.of("ingest.keys.existingSecret", "other").changes(keys + "secretName", "other"));
        all.add(Case.of("ingest.keys.logKey", "other").changes(keys + "items[0].key", "other"));
        all.add(Case.of("ingest.keys.permitKey", "other").changes(keys + "items[1].key", "other"));
        for (var name : List.of("approval", "reconstruction")) {
            var pod = "Deployment/" + name + ".*";
            all.addAll(secret(name + ".session", "stateKey", pod, "QUARKUS_OIDC_AUTHENTICATION_STATE_SECRET"));
            all.addAll(secret(
                    name + ".session", "encryptionKey", pod, "QUARKUS_OIDC_TOKEN_STATE_MANAGER_ENCRYPTION_SECRET"));
            var whole = Case.of(name + ".session.existingSecret", "other")
                    .changes(pod + SECRET_ENV.formatted("QUARKUS_OIDC_AUTHENTICATION_STATE_SECRET", "name"), "other")
                    .changes(
                            pod + SECRET_ENV.formatted("QUARKUS_OIDC_TOKEN_STATE_MANAGER_ENCRYPTION_SECRET", "name"),
                            "other");
            all.add(
                    name.equals("approval")
                            ? whole.changes(pod + SECRET_ENV.formatted("TRAILWRIGHT_CSRF_KEY", "name"), "other")
                            : whole);
        }
        all.addAll(secret("approval.session", "formKey", "Deployment/approval.*", "TRAILWRIGHT_CSRF_KEY"));
        var documents = Tree.of("policy.bootstrap", Combinations.bootstrap());
        all.add(Case.of("policy.bootstrap.tenants", List.of("acme"))
                .changes("ConfigMap/policy.*[trailwright.bootstrap.tenants]", "acme")
                .changes("ConfigMap/policy.*[trailwright.bootstrap.dir]", "/etc/trailwright/bootstrap")
                .changes("ConfigMap/policy.*[trailwright.bootstrap.issuer]", "https://sso.example.com/realms/company")
                .changes("ConfigMap/policy-bootstrap.*", "ConfigMap")
                .changes("Deployment/policy.*.volumes[bootstrap].*", "bootstrap")
                .changes("Deployment/policy.*.volumeMounts[bootstrap].*", "/etc/trailwright/bootstrap"));
        all.add(Case.of("policy.bootstrap.workflows", Map.of("more.yaml", "id: more\n"))
                .given(documents)
                .changes("ConfigMap/policy-bootstrap.data.workflows.more.yaml", "id: more\n")
                .changes("Deployment/policy.*.volumes[bootstrap].*", "workflows/more.yaml"));
        all.add(Case.of("policy.bootstrap.policies", Map.of("more.yaml", "id: more\n"))
                .given(documents)
                .changes("ConfigMap/policy-bootstrap.data.policies.more.yaml", "id: more\n")
                .changes("Deployment/policy.*.volumes[bootstrap].*", "policies/more.yaml"));
        return all;
    }

    private static List<Case> published() {
        var gateway = Map.<String, Object>of("enabled", true, "parentRefs", List.of(Map.of("name", "public")));
        var route = Tree.overlay(Combinations.hosts(), Tree.of("route", gateway));
        var ingress = Tree.overlay(
                Combinations.hosts(), Tree.of("ingress", Map.of("enabled", true, "tlsSecret", "certificate")));
        return List.of(
                Case.of("route.enabled", false).given(route).changes("HTTPRoute/*", Case.GONE),
                Case.of("route.parentRefs", List.of(Map.of("name", "inner")))
                        .given(route)
                        .changes("HTTPRoute/*.spec.parentRefs[*].name", "inner"),
                Case.of("route.annotations", Map.of("a", "b"))
                        .given(route)
                        .changes("HTTPRoute/*.metadata.annotations.a", "b"),
                Case.of("ingress.enabled", false).given(ingress).changes("Ingress/*", Case.GONE),
                Case.of("ingress.className", "nginx").given(ingress).changes("Ingress/*.ingressClassName", "nginx"),
                Case.of("ingress.tlsSecret", "other").given(ingress).changes("Ingress/*.tls[0].secretName", "other"),
                Case.of("ingress.annotations", Map.of("a", "b"))
                        .given(ingress)
                        .changes("Ingress/*.metadata.annotations.a", "b"));
    }

    private static List<Case> network() {
        var peers = List.of(Map.of("ipBlock", Map.of("cidr", "192.0.2.0/24")));
        return List.of(
                Case.of("networkPolicy.enabled", false).changes("NetworkPolicy/*", Case.GONE),
                Case.of("networkPolicy.callers", peers)
                        .changes("NetworkPolicy/*.spec.ingress[0].from[*].ipBlock.cidr", "192.0.2.0/24")
                        .changes("NetworkPolicy/*.spec.ingress[0].ports[0].*", "808"),
                Case.of("networkPolicy.dns", peers)
                        .changes("NetworkPolicy/*.spec.egress[0].to[0].ipBlock.cidr", "192.0.2.0/24")
                        .changes("NetworkPolicy/*.spec.egress[0].to[0].namespaceSelector.*", Case.GONE),
                Case.of("networkPolicy.database", peers)
                        .changes("NetworkPolicy/*.spec.egress[1].to[0].ipBlock.cidr", "192.0.2.0/24"),
                Case.of("networkPolicy.issuer.peers", peers)
                        .changes("NetworkPolicy/*.spec.egress[2].to[0].ipBlock.cidr", "192.0.2.0/24"),
                Case.of("networkPolicy.issuer.port", 8443)
                        .changes("NetworkPolicy/*.spec.egress[2].ports[0].port", 8443));
    }

    private static List<Case> tests() {
        var test = Combinations.HELM_TEST;
        var env = "Pod/test.*" + SECRET_ENV;
        return List.of(
                Case.of("tests.enabled", false)
                        .given(test)
                        .changes("Pod/test.*", Case.GONE)
                        .changes("ConfigMap/test.*", Case.GONE)
                        .changes("NetworkPolicy/test.*", Case.GONE)
                        .changes("NetworkPolicy/ingest.*podSelector*", Case.GONE)
                        .changes("NetworkPolicy/approval.spec.ingress*", Case.GONE)
                        .changes("NetworkPolicy/reconstruction.spec.ingress*", Case.GONE),
                Case.of("tests.image.repository", "other").given(test).changes("Pod/test.*.image", "/other:8.11.0"),
                Case.of("tests.image.tag", "1.0").given(test).changes("Pod/test.*.image", "/curl:1.0"),
                Case.of("tests.client.existingSecret", "other")
                        .given(test)
                        .changes(env.formatted("CLIENT_ID", "name"), "other")
                        .changes(env.formatted("CLIENT_SECRET", "name"), "other"),
                Case.of("tests.client.idKey", "other").given(test).changes(env.formatted("CLIENT_ID", "key"), "other"),
                Case.of("tests.client.secretKey", "other")
                        .given(test)
                        .changes(env.formatted("CLIENT_SECRET", "key"), "other"),
                Case.of("tests.reviewer.existingSecret", "person")
                        .given(test)
                        .changes(env.formatted("REVIEWER_TOKEN", "name"), "person")
                        .changes(env.formatted("REVIEWER_TOKEN", "key"), "token")
                        .changes("Pod/test.*env[REVIEWER_TOKEN].name", "REVIEWER_TOKEN"),
                Case.of("tests.reviewer.tokenKey", "other")
                        .given(Combinations.HELM_TEST_WITH_A_PERSON)
                        .changes(env.formatted("REVIEWER_TOKEN", "key"), "other"),
                Case.of("tests.proposal", "{}").given(test).changes("Pod/test.*env[PROPOSAL].value", "{}"));
    }

    private static List<Case> secret(String path, String key, String object, String variable) {
        return List.of(
                Case.of(path + "." + key, "other").changes(object + SECRET_ENV.formatted(variable, "key"), "other"));
    }
}
