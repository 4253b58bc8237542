{{/* Refuses what the schema cannot: values under names of other charts, secrets that are missing or the same. */}}
{{- define "trailwright.guards" -}}
{{- $renamed := dict "replicaCount" "defaults.replicas" "autoscaling" "defaults.autoscaling" "resources" "defaults.resources" "nodeSelector" "defaults.nodeSelector" "tolerations" "defaults.tolerations" "affinity" "defaults.affinity" "podAnnotations" "defaults.podAnnotations" "podLabels" "defaults.podLabels" "extraEnv" "defaults.extraEnv" "extraVolumes" "defaults.extraVolumes" "extraVolumeMounts" "defaults.extraVolumeMounts" "imagePullSecrets" "image.pullSecrets" "httpRoute" "route" "commonLabels" "labels" "commonAnnotations" "annotations" "database" "defaults.database" -}}
{{- range $old, $new := $renamed -}}
{{- if hasKey $.Values $old -}}
{{- fail (printf "%s is called %s in this chart: move it there" $old $new) -}}
{{- end -}}
{{- end -}}
{{- if not .Values.log.verifierKeys -}}
{{- fail "log.verifierKeys is empty: pin the verifier key of each log (docs/operations/install.md says how to make them)" -}}
{{- end -}}
{{- if and .Values.ingress.enabled (not .Values.ingress.tlsSecret) -}}
{{- fail "ingress.tlsSecret is missing: people sign in, so nothing is published without TLS" -}}
{{- end -}}
{{- if and .Values.route.enabled (not .Values.route.parentRefs) -}}
{{- fail "route.parentRefs is empty: name the gateway to which the routes attach" -}}
{{- end -}}
{{- if .Values.witness.enabled -}}
{{- $_ := required "witness.name is missing: give the name with which its key was made" .Values.witness.name -}}
{{- $_ := required "witness.vkey is missing: give the line that `witness keygen` printed" .Values.witness.vkey -}}
{{- $_ := required "witness.key.existingSecret is missing: make the Secret and name it; the chart makes none" .Values.witness.key.existingSecret -}}
{{- if hasKey .Values.witnesses "release" -}}
{{- fail "witnesses.release is the name of the witness in the release: give the other one another name" -}}
{{- end -}}
{{- if eq .Values.witness.key.existingSecret .Values.ingest.keys.existingSecret -}}
{{- fail "witness.key is in the Secret of ingest.keys: a witness whose key the ledger's holder has proves nothing" -}}
{{- end -}}
{{- end -}}
{{- if .Values.tests.enabled -}}
{{- $_ := required "tests.client.existingSecret is missing: name the Secret with the test's client" .Values.tests.client.existingSecret -}}
{{- $_ := required "tests.image.tag is missing: name the tag of the test's image" .Values.tests.image.tag -}}
{{- $_ := required "tests.proposal is missing: give the decision that the test proposes, as JSON" .Values.tests.proposal -}}
{{- end -}}
{{- range $part, $_ := include "trailwright.ports" . | fromYaml -}}
{{- $c := dict -}}
{{- include "trailwright.context" (dict "root" $ "part" $part "into" $c) -}}
{{- include "trailwright.serviceGuards" $c -}}
{{- end -}}
{{- end -}}

{{- define "trailwright.serviceGuards" -}}
{{- $db := .w.database -}}
{{- $secrets := dict "database.owner" $db.owner "database.runtime" $db.runtime -}}
{{- if ne .part "policy" }}{{ $_ := set $secrets "oidc" .w.oidc }}{{ end -}}
{{- if .w.keys }}{{ $_ := set $secrets "keys" .w.keys }}{{ end -}}
{{- if .w.session }}{{ $_ := set $secrets "session" .w.session }}{{ end -}}
{{- range $what, $secret := $secrets -}}
{{- if not $secret.existingSecret -}}
{{- fail (printf "%s.%s.existingSecret is missing: make the Secret and name it; the chart makes none" $.part $what) -}}
{{- end -}}
{{- end -}}
{{- if and (eq $db.owner.existingSecret $db.runtime.existingSecret) (eq $db.owner.usernameKey $db.runtime.usernameKey) -}}
{{- fail (printf "%s.database.runtime is the role of %s.database.owner: the service must run as a role that cannot alter tables" .part .part) -}}
{{- end -}}
{{- with .w.notices -}}
{{- if and .webhook.url (not .webhook.existingSecret) -}}
{{- fail "approval.notices.webhook.existingSecret is missing: nothing is sent that is not signed" -}}
{{- end -}}
{{- if and .mail.host (or (not .mail.from) (not .mail.recipients)) -}}
{{- fail "approval.notices.mail.from or recipients is missing: say who writes, and to whom" -}}
{{- end -}}
{{- if and (or .webhook.url .mail.host) (not .pages) (not $.w.host) -}}
{{- fail "approval.notices.pages is missing: say where people find the pages, or name approval.host" -}}
{{- end -}}
{{- end -}}
{{- if and (hasPrefix "verify-" $db.sslMode) (not $db.ca.existingSecret) -}}
{{- fail (printf "%s: database.ca.existingSecret is missing: name the CA, or say another database.sslMode" .part) -}}
{{- end -}}
{{- end -}}
