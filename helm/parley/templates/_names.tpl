{{/* The services, in the order in which data passes. The ports are those of the images. */}}
{{- define "parley.services" -}}
- {key: negotiation, name: negotiation, port: 8080, managementPort: 9080, keyRing: true, origins: true}
- {key: usageLog, name: usage-log, port: 8081, managementPort: 9081, keyRing: true, origins: false}
- {key: billing, name: billing, port: 8082, managementPort: 9082, keyRing: false, origins: false}
{{- end }}

{{- define "parley.fullname" -}}
{{- if .Values.fullnameOverride }}
{{- .Values.fullnameOverride | trunc 40 | trimSuffix "-" }}
{{- else }}
{{- $name := default .Chart.Name .Values.nameOverride }}
{{- if contains $name .Release.Name }}
{{- .Release.Name | trunc 40 | trimSuffix "-" }}
{{- else }}
{{- printf "%s-%s" .Release.Name $name | trunc 40 | trimSuffix "-" }}
{{- end }}
{{- end }}
{{- end }}

{{/* The rest takes a dict of root, the chart's context, and service, one of the list above. */}}
{{- define "parley.name" -}}
{{ include "parley.fullname" .root }}-{{ .service.name }}
{{- end }}

{{- define "parley.selector" -}}
app.kubernetes.io/name: {{ default .root.Chart.Name .root.Values.nameOverride }}
app.kubernetes.io/instance: {{ .root.Release.Name }}
app.kubernetes.io/component: {{ .service.name }}
{{- end }}

{{- define "parley.labels" -}}
{{ include "parley.selector" . }}
app.kubernetes.io/part-of: parley
app.kubernetes.io/version: {{ .root.Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .root.Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .root.Chart.Name .root.Chart.Version }}
{{- end }}

{{- define "parley.image" -}}
{{- $values := index .root.Values .service.key }}
{{- $image := $values.image.repository }}
{{- with .root.Values.image.registry }}{{ $image = printf "%s/%s" . $image }}{{ end }}
{{- with $values.image.digest }}
{{- printf "%s@%s" $image . }}
{{- else }}
{{- printf "%s:%s" $image (coalesce $values.image.tag .root.Values.image.tag .root.Chart.AppVersion) }}
{{- end }}
{{- end }}

{{/* Jobs run before the release's own objects are there, and need nothing of them. */}}
{{- define "parley.jobHook" -}}
helm.sh/hook: pre-install,pre-upgrade
helm.sh/hook-weight: "-5"
helm.sh/hook-delete-policy: before-hook-creation,hook-succeeded
{{- end }}

{{/* What the jobs need is there before them, and stays until the next time. */}}
{{- define "parley.setupHook" -}}
helm.sh/hook: pre-install,pre-upgrade
helm.sh/hook-weight: "-10"
helm.sh/hook-delete-policy: before-hook-creation
{{- end }}
