{{/* At most 26 characters: a migration's Job adds up to 37, and a name has 63. */}}
{{- define "trailwright.fullname" -}}
{{- $name := default (ternary .Release.Name (printf "%s-trailwright" .Release.Name) (contains "trailwright" .Release.Name)) .Values.fullnameOverride -}}
{{- $name | trunc 26 | trimSuffix "-" -}}
{{- end -}}

{{/* What finds the pods of one part. Never changed: a Deployment's selector cannot be. Takes root and part. */}}
{{- define "trailwright.selector" -}}
app.kubernetes.io/name: trailwright
app.kubernetes.io/instance: {{ .root.Release.Name }}
app.kubernetes.io/component: {{ .part }}
{{- end -}}

{{/* Labels and annotations of an object. Takes root, part, and annotations and labels of its own kind. */}}
{{- define "trailwright.metadata" -}}
{{- $annotations := merge (dict) (default (dict) .annotations) .root.Values.annotations -}}
labels:
  {{- include "trailwright.selector" . | nindent 2 }}
  app.kubernetes.io/version: {{ .root.Chart.AppVersion | quote }}
  app.kubernetes.io/managed-by: {{ .root.Release.Service }}
  helm.sh/chart: {{ printf "%s-%s" .root.Chart.Name .root.Chart.Version | replace "+" "_" }}
  {{- with merge (dict) (default (dict) .labels) .root.Values.labels }}
  {{- toYaml . | nindent 2 }}
  {{- end }}
{{- with $annotations }}
annotations:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- end -}}

{{- define "trailwright.image" -}}
{{- $registry := required "image.registry is missing: name the registry that holds the images" .root.Values.image.registry -}}
{{- if .image.digest -}}
{{ $registry }}/{{ .image.repository }}@{{ .image.digest }}
{{- else -}}
{{ $registry }}/{{ .image.repository }}:{{ .image.tag | default .root.Values.image.tag | default .root.Chart.AppVersion }}
{{- end -}}
{{- end -}}

{{- define "trailwright.pullSecrets" -}}
{{- with .Values.image.pullSecrets }}
imagePullSecrets:
  {{- range . }}
  - name: {{ . }}
  {{- end }}
{{- end }}
{{- end -}}

{{/* What ingest submits checkpoints to: the witnesses elsewhere, and the release's own, by name. */}}
{{- define "trailwright.witnesses" -}}
{{- $all := deepCopy .Values.witnesses -}}
{{- if .Values.witness.enabled -}}
{{- $_ := set $all "release" (dict "url" (printf "http://%s-witness:%s" (include "trailwright.fullname" .) (include "trailwright.witnessPort" .)) "vkey" .Values.witness.vkey) -}}
{{- end -}}
{{- toYaml $all -}}
{{- end -}}
