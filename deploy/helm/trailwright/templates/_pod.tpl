{{/* Environment of a service: where its settings are, and what is secret. Takes a context. */}}
{{- define "trailwright.env" -}}
- name: QUARKUS_CONFIG_LOCATIONS
  value: /etc/trailwright/config/application.properties
- name: JDK_JAVA_OPTIONS
  value: {{ .w.javaOptions | quote }}
{{- with .w.database.address }}
{{- if .existingSecret }}
{{ include "trailwright.secretEnv" (list "TRAILWRIGHT_DB_HOST" .existingSecret .hostKey) }}
{{ include "trailwright.secretEnv" (list "TRAILWRIGHT_DB_NAME" .existingSecret .nameKey) }}
{{- end }}
{{- end }}
{{- end -}}

{{- define "trailwright.secretEnv" -}}
- name: {{ index . 0 }}
  valueFrom:
    secretKeyRef:
      name: {{ index . 1 }}
      key: {{ index . 2 | quote }}
{{- end -}}

{{- define "trailwright.serviceEnv" -}}
{{- $runtime := .w.database.runtime -}}
{{ include "trailwright.env" . }}
{{ include "trailwright.secretEnv" (list "QUARKUS_DATASOURCE_USERNAME" $runtime.existingSecret $runtime.usernameKey) }}
{{ include "trailwright.secretEnv" (list "QUARKUS_DATASOURCE_PASSWORD" $runtime.existingSecret $runtime.passwordKey) }}
{{- if ne .part "policy" }}
{{ include "trailwright.secretEnv" (list "QUARKUS_OIDC_CREDENTIALS_SECRET" .w.oidc.existingSecret .w.oidc.clientSecretKey) }}
{{- end }}
{{- with .w.session }}
{{ include "trailwright.secretEnv" (list "QUARKUS_OIDC_AUTHENTICATION_STATE_SECRET" .existingSecret .stateKey) }}
{{ include "trailwright.secretEnv" (list "QUARKUS_OIDC_TOKEN_STATE_MANAGER_ENCRYPTION_SECRET" .existingSecret .encryptionKey) }}
{{- if .formKey }}
{{ include "trailwright.secretEnv" (list "TRAILWRIGHT_CSRF_KEY" .existingSecret .formKey) }}
{{- end }}
{{- end }}
{{- with .w.notices }}
{{- if .webhook.url }}
{{ include "trailwright.secretEnv" (list "TRAILWRIGHT_NOTICES_WEBHOOK_SECRETS" .webhook.existingSecret .webhook.secretsKey) }}
{{- end }}
{{- if and .mail.host .mail.existingSecret }}
{{ include "trailwright.secretEnv" (list "QUARKUS_MAILER_USERNAME" .mail.existingSecret .mail.usernameKey) }}
{{ include "trailwright.secretEnv" (list "QUARKUS_MAILER_PASSWORD" .mail.existingSecret .mail.passwordKey) }}
{{- end }}
{{- end }}
{{- with .w.extraEnv }}
{{ toYaml . }}
{{- end }}
{{- end -}}

{{/* Volumes that a service and its migration both have. */}}
{{- define "trailwright.volumes" -}}
- name: config
  configMap:
    name: {{ .name }}
- name: tmp
  emptyDir:
    sizeLimit: {{ .w.tmpSizeLimit }}
{{- with .w.database.ca }}
{{- if .existingSecret }}
- name: database-ca
  secret:
    secretName: {{ .existingSecret }}
    items:
      - key: {{ .key | quote }}
        path: ca.crt
{{- end }}
{{- end }}
{{- end -}}

{{- define "trailwright.mounts" -}}
- name: config
  mountPath: /etc/trailwright/config
  readOnly: true
- name: tmp
  mountPath: /tmp
{{- if .w.database.ca.existingSecret }}
- name: database-ca
  mountPath: /etc/trailwright/database-ca
  readOnly: true
{{- end }}
{{- end -}}

{{/* Volumes of single services: private keys, pinned keys, documents to begin with. */}}
{{- define "trailwright.ownVolumes" -}}
{{- with .w.keys }}
- name: keys
  secret:
    secretName: {{ .existingSecret }}
    defaultMode: 0444
    items:
      - key: {{ .logKey | quote }}
        path: log.pem
      - key: {{ .permitKey | quote }}
        path: permit.pem
{{- end }}
{{- if eq .part "reconstruction" }}
- name: vkeys
  configMap:
    name: {{ include "trailwright.fullname" .root }}-vkeys
{{- end }}
{{- if (.w.bootstrap | default dict).tenants }}
- name: bootstrap
  configMap:
    name: {{ .name }}-bootstrap
    items:
      {{- range $file, $_ := .w.bootstrap.workflows }}
      - key: workflows.{{ $file }}
        path: workflows/{{ $file }}
      {{- end }}
      {{- range $file, $_ := .w.bootstrap.policies }}
      - key: policies.{{ $file }}
        path: policies/{{ $file }}
      {{- end }}
{{- end }}
{{- with .w.extraVolumes }}
{{ toYaml . }}
{{- end }}
{{- end -}}

{{- define "trailwright.ownMounts" -}}
{{- if .w.keys }}
- name: keys
  mountPath: /etc/trailwright/keys
  readOnly: true
{{- end }}
{{- if eq .part "reconstruction" }}
- name: vkeys
  mountPath: /etc/trailwright/vkeys
  readOnly: true
{{- end }}
{{- if (.w.bootstrap | default dict).tenants }}
- name: bootstrap
  mountPath: /etc/trailwright/bootstrap
  readOnly: true
{{- end }}
{{- with .w.extraVolumeMounts }}
{{ toYaml . }}
{{- end }}
{{- end -}}

{{/* Probes look at the management port, where readiness says what is missing. */}}
{{- define "trailwright.probes" -}}
{{- range $probe, $path := dict "startup" "started" "liveness" "live" "readiness" "ready" }}
{{ $probe }}Probe:
  httpGet:
    path: /q/health/{{ $path }}
    port: management
  {{- toYaml (get $.w.probes $probe) | nindent 2 }}
{{- end }}
{{- end -}}
