{{/* As the restricted pod security standard asks. The user is the one of the images. */}}
{{- define "parley.podSecurityContext" -}}
runAsNonRoot: true
runAsUser: 10001
runAsGroup: 10001
fsGroup: 10001
fsGroupChangePolicy: OnRootMismatch
seccompProfile:
  type: RuntimeDefault
{{- end }}

{{- define "parley.containerSecurityContext" -}}
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
capabilities:
  drop: [ALL]
{{- end }}

{{/* What every pod has in common; takes root, service and account. */}}
{{- define "parley.podBasics" -}}
{{- $values := index .root.Values .service.key -}}
serviceAccountName: {{ .account }}
automountServiceAccountToken: false
enableServiceLinks: false
securityContext:
  {{- include "parley.podSecurityContext" . | nindent 2 }}
{{- with .root.Values.image.pullSecrets }}
imagePullSecrets:
  {{- range . }}
  - name: {{ . }}
  {{- end }}
{{- end }}
{{- with .root.Values.priorityClassName }}
priorityClassName: {{ . }}
{{- end }}
{{- with $values.nodeSelector }}
nodeSelector:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with $values.tolerations }}
tolerations:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- end }}

{{- define "parley.mounts" -}}
- name: tmp
  mountPath: /tmp
{{- range (include "parley.secretFiles" . | fromYamlArray) }}
- name: {{ .name }}
  mountPath: /etc/parley/{{ .name }}
  readOnly: true
{{- end }}
{{- end }}

{{- define "parley.volumes" -}}
- name: tmp
  emptyDir:
    sizeLimit: 256Mi
{{- range (include "parley.secretFiles" . | fromYamlArray) }}
- name: {{ .name }}
  secret:
    secretName: {{ .secret }}
    # Readable through fsGroup; nobody else's.
    defaultMode: 0440
    items:
      - key: {{ .key }}
        path: {{ .file }}
{{- end }}
{{- end }}

{{/* The Secrets that are files: folder below /etc/parley, Secret, key, file. */}}
{{- define "parley.secretFiles" -}}
{{- $values := .root.Values }}
{{- if .service.keyRing }}
- {name: keys, secret: {{ $values.keyRing.existingSecret }}, key: {{ $values.keyRing.key }}, file: keys.json}
{{- end }}
{{- with $values.kafka.tls.ca }}
{{- if and $values.kafka.tls.enabled .existingSecret }}
- {name: kafka-ca, secret: {{ .existingSecret }}, key: {{ .key }}, file: ca.crt}
{{- end }}
{{- end }}
{{- with $values.kafka.tls.client }}
{{- if and $values.kafka.tls.enabled .existingSecret }}
- {name: kafka-client, secret: {{ .existingSecret }}, key: {{ .key }}, file: keystore.pem}
{{- end }}
{{- end }}
{{- with $values.postgresql.tls.ca }}
{{- if .existingSecret }}
- {name: postgresql-ca, secret: {{ .existingSecret }}, key: {{ .key }}, file: ca.crt}
{{- end }}
{{- end }}
{{- end }}
