{{/* A variable whose value is in a Secret: name, secret, key. */}}
{{- define "parley.secretVariable" -}}
- name: {{ .name }}
  valueFrom:
    secretKeyRef:
      name: {{ .secret }}
      key: {{ .key }}
{{- end }}

{{/* How brokers are reached; takes the chart's context. */}}
{{- define "parley.kafkaEnvironment" -}}
- name: PARLEY_KAFKA_BOOTSTRAP_SERVERS
  value: {{ .Values.kafka.bootstrapServers | quote }}
- name: PARLEY_KAFKA_REPLICATION
  value: {{ .Values.kafka.replication | quote }}
- name: PARLEY_KAFKA_MIN_INSYNC_REPLICAS
  value: {{ .Values.kafka.minInsyncReplicas | quote }}
{{- range $setting, $value := (include "parley.kafkaClient" . | fromYaml) }}
- name: {{ printf "PARLEY_KAFKA_CLIENT__%s_" ($setting | upper | replace "." "_") }}
  value: {{ $value | quote }}
{{- end }}
{{- with .Values.kafka.sasl }}
{{- if .mechanism }}
{{ include "parley.secretVariable" (dict "name" "PARLEY_KAFKA_CLIENT__SASL_JAAS_CONFIG_" "secret" .existingSecret "key" .key) }}
{{- end }}
{{- end }}
{{- end }}

{{/* Settings of Kafka's clients that are no secrets; what the values say under client goes before. */}}
{{- define "parley.kafkaClient" -}}
{{- $kafka := .Values.kafka }}
{{- $settings := dict "security.protocol" (ternary "SSL" "PLAINTEXT" $kafka.tls.enabled) }}
{{- if $kafka.sasl.mechanism }}
{{- $_ := set $settings "security.protocol" (ternary "SASL_SSL" "SASL_PLAINTEXT" $kafka.tls.enabled) }}
{{- $_ := set $settings "sasl.mechanism" $kafka.sasl.mechanism }}
{{- end }}
{{- if and $kafka.tls.enabled $kafka.tls.ca.existingSecret }}
{{- $_ := set $settings "ssl.truststore.type" "PEM" }}
{{- $_ := set $settings "ssl.truststore.location" "/etc/parley/kafka-ca/ca.crt" }}
{{- end }}
{{- if and $kafka.tls.enabled $kafka.tls.client.existingSecret }}
{{- $_ := set $settings "ssl.keystore.type" "PEM" }}
{{- $_ := set $settings "ssl.keystore.location" "/etc/parley/kafka-client/keystore.pem" }}
{{- end }}
{{- merge (dict) $kafka.client $settings | toYaml }}
{{- end }}

{{/* How the service's database is reached; takes root and service. */}}
{{- define "parley.databaseEnvironment" -}}
{{- $database := (index .root.Values .service.key).database -}}
- name: QUARKUS_DATASOURCE_JDBC_URL
  value: {{ include "parley.jdbcUrl" . | quote }}
{{ include "parley.secretVariable" (dict "name" "QUARKUS_DATASOURCE_USERNAME" "secret" $database.existingSecret "key" $database.usernameKey) }}
{{ include "parley.secretVariable" (dict "name" "QUARKUS_DATASOURCE_PASSWORD" "secret" $database.existingSecret "key" $database.passwordKey) }}
{{- end }}

{{- define "parley.jdbcUrl" -}}
{{- $database := (index .root.Values .service.key).database }}
{{- $tls := .root.Values.postgresql.tls }}
{{- printf "jdbc:postgresql://%s:%d/%s?sslmode=%s" $database.host (int $database.port) $database.name $tls.mode }}
{{- if $tls.ca.existingSecret }}&sslrootcert=/etc/parley/postgresql-ca/ca.crt
{{- else if hasPrefix "verify" $tls.mode }}&sslfactory=org.postgresql.ssl.DefaultJavaSSLFactory
{{- end }}
{{- end }}

{{/* Everything that a service is told; takes root and service. The jobs that migrate are told the same. */}}
{{- define "parley.environment" -}}
{{- $values := index .root.Values .service.key -}}
- name: PARLEY_ENVIRONMENT
  value: {{ .root.Values.environment }}
{{ include "parley.secretVariable" (dict "name" "PARLEY_OPERATOR_KEY" "secret" .root.Values.operatorKey.existingSecret "key" .root.Values.operatorKey.key) }}
{{ include "parley.kafkaEnvironment" .root }}
- name: PARLEY_KAFKA_ALLOW_PLAINTEXT
  value: {{ .root.Values.kafka.allowPlaintext | quote }}
{{ include "parley.databaseEnvironment" . }}
- name: PARLEY_DATABASE_ALLOW_PLAINTEXT
  value: {{ .root.Values.postgresql.allowPlaintext | quote }}
{{- if .service.keyRing }}
- name: PARLEY_KEYS_FILE
  value: /etc/parley/keys/keys.json
{{- end }}
{{- if eq .service.key "negotiation" }}
- name: PARLEY_HTTP_API_HOSTS
  value: {{ join "," .root.Values.api.hosts | quote }}
- name: PARLEY_HTTP_API_URL
  value: {{ .root.Values.api.url | quote }}
{{- end }}
- name: QUARKUS_SHUTDOWN_TIMEOUT
  value: {{ printf "%ds" (int $values.shutdown.drainSeconds) }}
{{- with .root.Values.tracing.endpoint }}
- name: QUARKUS_OTEL_SDK_DISABLED
  value: "false"
- name: QUARKUS_OTEL_EXPORTER_OTLP_ENDPOINT
  value: {{ . | quote }}
{{- end }}
{{- with $values.javaOptions }}
- name: JDK_JAVA_OPTIONS
  value: {{ . | quote }}
{{- end }}
{{- with $values.environment }}
{{ toYaml . }}
{{- end }}
{{- end }}
