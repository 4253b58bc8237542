{{/* Ports of the services, and of the management interface, which no Service and no route names. */}}
{{- define "trailwright.ports" -}}
ingest: 8081
policy: 8082
approval: 8083
reconstruction: 8084
{{- end -}}

{{- define "trailwright.managementPort" -}}9000{{- end -}}

{{- define "trailwright.witnessPort" -}}8085{{- end -}}

{{/* Lays one map over another, in place; null takes a key away. Sprig's merge would ignore false, 0 and "". */}}
{{- define "trailwright.overlay" -}}
{{- $base := .base -}}
{{- range $key, $value := .over -}}
{{- $there := get $base $key -}}
{{- if kindIs "invalid" $value -}}
{{- $_ := unset $base $key -}}
{{- else if and (kindIs "map" $value) (kindIs "map" $there) -}}
{{- include "trailwright.overlay" (dict "base" $there "over" $value) -}}
{{- else -}}
{{- $_ := set $base $key $value -}}
{{- end -}}
{{- end -}}
{{- end -}}

{{/* What the templates of one service take: root, part, port, and w: the service's values over the defaults. */}}
{{- define "trailwright.context" -}}
{{- $w := deepCopy .root.Values.defaults -}}
{{- include "trailwright.overlay" (dict "base" $w "over" (get .root.Values .part)) -}}
{{- $_ := set .into "root" .root -}}
{{- $_ := set .into "part" .part -}}
{{- $_ := set .into "w" $w -}}
{{- $_ := set .into "port" (get (include "trailwright.ports" . | fromYaml) .part) -}}
{{- $_ := set .into "name" (printf "%s-%s" (include "trailwright.fullname" .root) .part) -}}
{{- end -}}

{{/* Restricted pod security. The user is the image's, or the one that the cluster gives. */}}
{{- define "trailwright.podSecurity" -}}
automountServiceAccountToken: false
enableServiceLinks: false
securityContext:
  runAsNonRoot: true
  seccompProfile:
    type: RuntimeDefault
{{- end -}}

{{- define "trailwright.containerSecurity" -}}
securityContext:
  allowPrivilegeEscalation: false
  readOnlyRootFilesystem: true
  capabilities:
    drop:
      - ALL
{{- end -}}

{{- define "trailwright.scheduling" -}}
{{- with .w.nodeSelector }}
nodeSelector:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .w.tolerations }}
tolerations:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .w.affinity }}
affinity:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .w.priorityClassName }}
priorityClassName: {{ . }}
{{- end }}
{{- with .w.serviceAccountName }}
serviceAccountName: {{ . }}
{{- end }}
{{- end -}}
