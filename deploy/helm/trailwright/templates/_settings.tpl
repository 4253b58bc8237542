{{/* application.properties of one service, as YAML: the chart's settings, before the user's. Takes a context. */}}
{{- define "trailwright.settings" -}}
{{- $db := .w.database -}}
{{- $v := .root.Values -}}
# Above what is built in (250), below the environment (300), from which the secrets come.
config_ordinal: "275"
quarkus.http.port: {{ .port | quote }}
quarkus.management.port: {{ include "trailwright.managementPort" . | quote }}
quarkus.log.console.json.enabled: {{ $v.logs.json | quote }}
quarkus.shutdown.timeout: {{ printf "%vS" .w.shutdown.drainSeconds }}
quarkus.oidc.auth-server-url: {{ required "oidc.issuer is missing: name the issuer of tokens" $v.oidc.issuer | quote }}
quarkus.oidc.token.issuer: {{ $v.oidc.issuer | quote }}
quarkus.oidc.client-id: {{ .w.oidc.clientId | quote }}
quarkus.oidc.token.audience: {{ .w.oidc.audience | quote }}
{{- include "trailwright.databaseSettings" . }}
{{- with $v.tenant }}
trailwright.tenant: {{ . | quote }}
{{- end }}
{{- if and (ne .part "policy") $v.oidc.tokenUrl }}
quarkus.oidc-client.discovery-enabled: "false"
quarkus.oidc-client.token-path: {{ $v.oidc.tokenUrl | quote }}
{{- end }}
{{- include (printf "trailwright.settings.%s" .part) . }}
{{- end -}}

{{/* Host and name are the values', or what the address Secret says in the environment. */}}
{{- define "trailwright.databaseAddress" -}}
{{- $db := .w.database -}}
{{- $host := ternary "${TRAILWRIGHT_DB_HOST}" $db.host (ne "" $db.address.existingSecret) -}}
{{- $name := ternary "${TRAILWRIGHT_DB_NAME}" $db.name (ne "" $db.address.existingSecret) -}}
{{- printf "//%s:%v/%s" (required "defaults.database.host is missing: name PostgreSQL's host" $host) $db.port $name -}}
{{- end -}}

{{- define "trailwright.databaseCa" }}/etc/trailwright/database-ca/ca.crt{{ end -}}

{{/* Address of the migrations, which alone use JDBC. */}}
{{- define "trailwright.jdbcUrl" -}}
{{- $db := .w.database -}}
{{- $ca := ternary (printf "&sslrootcert=%s" (include "trailwright.databaseCa" .)) "" (ne "" $db.ca.existingSecret) -}}
{{- printf "jdbc:postgresql:%s?sslmode=%s%s" (include "trailwright.databaseAddress" .) $db.sslMode $ca -}}
{{- end -}}

{{- define "trailwright.databaseSettings" -}}
{{- $db := .w.database -}}
{{- $tls := ne "" $db.ca.existingSecret }}
quarkus.datasource.reactive.url: {{ printf "postgresql:%s" (include "trailwright.databaseAddress" .) | quote }}
quarkus.datasource.reactive.postgresql.ssl-mode: {{ $db.sslMode | quote }}
{{- if $tls }}
quarkus.datasource.reactive.trust-certificate-pem: "true"
quarkus.datasource.reactive.trust-certificate-pem.certs: {{ include "trailwright.databaseCa" . | quote }}
{{- else if eq $db.sslMode "require" }}
quarkus.datasource.reactive.trust-all: "true"
{{- end }}
{{- if eq $db.sslMode "verify-full" }}
quarkus.datasource.reactive.hostname-verification-algorithm: HTTPS
{{- end }}
{{- end -}}

{{- define "trailwright.settings.ingest" }}
quarkus.oidc.person.token.audience: {{ .root.Values.approval.oidc.audience | quote }}
quarkus.rest-client.policy.url: {{ printf "http://%s-policy:8082" (include "trailwright.fullname" .root) | quote }}
trailwright.log.origin: {{ required "log.origin is missing: name the logs, once and for all" .root.Values.log.origin | quote }}
trailwright.log.key-file: /etc/trailwright/keys/log.pem
trailwright.permit.key-file: /etc/trailwright/keys/permit.pem
{{- range $name, $witness := include "trailwright.witnesses" .root | fromYaml }}
trailwright.witnesses.{{ $name }}.url: {{ $witness.url | quote }}
trailwright.witnesses.{{ $name }}.vkey: {{ $witness.vkey | quote }}
{{- end }}
{{- end -}}

{{- define "trailwright.settings.policy" }}
{{- with .w.bootstrap.tenants }}
trailwright.bootstrap.dir: /etc/trailwright/bootstrap
trailwright.bootstrap.tenants: {{ join "," . | quote }}
trailwright.bootstrap.issuer: {{ $.root.Values.oidc.issuer | quote }}
{{- end }}
{{- end -}}

{{/* Pages: people sign in by the code flow, and only over TLS, which ends before the pod. */}}
{{- define "trailwright.settings.pages" }}
quarkus.rest-client.ingest.url: {{ printf "http://%s-ingest:8081" (include "trailwright.fullname" .root) | quote }}
quarkus.oidc.authentication.cookie-force-secure: "true"
quarkus.oidc.authentication.force-redirect-https-scheme: "true"
quarkus.http.proxy.proxy-address-forwarding: "true"
quarkus.http.proxy.allow-x-forwarded: "true"
quarkus.http.proxy.enable-forwarded-host: "true"
{{- end -}}

{{- define "trailwright.settings.approval" }}
{{- include "trailwright.settings.pages" . }}
{{- $n := .w.notices }}
{{- if or $n.webhook.url $n.mail.host }}
trailwright.notices.pages: {{ $n.pages | default (printf "https://%s" .w.host) | quote }}
trailwright.notices.before-expiry: {{ $n.beforeExpiry | quote }}
{{- with $n.webhook.url }}
trailwright.notices.webhook.url: {{ . | quote }}
{{- end }}
{{- with $n.mail }}
{{- if .host }}
trailwright.notices.mail.from: {{ .from | quote }}
trailwright.notices.mail.recipients: {{ join "," .recipients | quote }}
quarkus.mailer.host: {{ .host | quote }}
quarkus.mailer.port: {{ .port | quote }}
{{- if .tls }}
quarkus.mailer.tls: "true"
{{- else }}
quarkus.mailer.start-tls: REQUIRED
{{- end }}
{{- end }}
{{- end }}
{{- end }}
{{- end -}}

{{- define "trailwright.settings.reconstruction" }}
{{- include "trailwright.settings.pages" . }}
trailwright.log.vkeys-file: /etc/trailwright/vkeys/log.vkeys
{{- end -}}

{{/* One line for each setting, escaped as java.util.Properties reads it. */}}
{{- define "trailwright.properties" -}}
{{- range $key, $value := . }}
{{- $text := toString $value -}}
{{- if kindIs "float64" $value }}{{ $text = ternary (int64 $value | toString) (toString $value) (eq (floor $value) $value) }}{{ end -}}
{{- $text = $text | replace "\\" "\\\\" | replace "\n" "\\n" -}}
{{ $key | replace "\\" "\\\\" | replace " " "\\ " | replace ":" "\\:" | replace "=" "\\=" }}={{ if hasPrefix " " $text }}\{{ end }}{{ $text }}
{{ end }}
{{- end -}}
