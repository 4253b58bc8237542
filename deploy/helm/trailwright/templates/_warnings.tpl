{{/* What an installation with these values is not safe from, as a list. */}}
{{- define "trailwright.warnings" -}}
{{- $published := or .Values.route.enabled .Values.ingress.enabled -}}
{{- if not .Values.networkPolicy.enabled }}
- "networkPolicy.enabled is off: every pod of the cluster reaches the services and the migrations."
{{- else }}
{{- if and $published (not .Values.networkPolicy.callers) }}
- "networkPolicy.callers is empty: the gateway cannot reach the services that route or ingress publish."
{{- end }}
{{- if not .Values.networkPolicy.database }}
- "networkPolicy.database is empty: the services reach any address on PostgreSQL's port."
{{- end }}
{{- if not .Values.networkPolicy.issuer.peers }}
- "networkPolicy.issuer.peers is empty: the services reach any address on the issuer's port."
{{- end }}
{{- end }}
{{- if hasPrefix "http:" .Values.oidc.issuer }}
- "oidc.issuer is not https: who is on the way can sign tokens of its own making into every answer."
{{- end }}
{{- if not .Values.migrations.enabled }}
- "migrations.enabled is off: services that find an older schema do not start. Migrate first, by other means."
{{- end }}
{{- if not $published }}
- "neither route nor ingress is enabled: people cannot sign in, since the pages want TLS before them."
{{- end }}
{{- if not .Values.policy.bootstrap.tenants }}
- "policy.bootstrap.tenants is empty: until policies are published through the API, every decision is high risk."
{{- end }}
{{- if not (or .Values.witness.enabled .Values.witnesses) }}
- "no witness is named: nobody outside of the database remembers how far the ledger was, so that setting it back would not be seen."
{{- end }}
{{- if and .Values.witness.enabled .Values.witness.begin }}
- "witness.begin is on: a witness that loses its disk would begin anew unseen. Switch it off after the first installation."
{{- end }}
{{- range $part, $_ := include "trailwright.ports" . | fromYaml }}
{{- $c := dict }}
{{- include "trailwright.context" (dict "root" $ "part" $part "into" $c) }}
{{- if has $c.w.database.sslMode (list "disable" "require") }}
- "{{ $part }}: database.sslMode is {{ $c.w.database.sslMode }}: the service does not know to which database it speaks."
{{- end }}
{{- if and (not $c.w.autoscaling.enabled) (lt (int $c.w.replicas) 2) }}
- "{{ $part }}: one pod alone is down whenever its node is."
{{- end }}
{{- end }}
{{- end }}
