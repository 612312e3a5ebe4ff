{{/* Labels of everything; call with (dict "part" NAME "root" $). */}}
{{- define "longline.labels" -}}
{{ include "longline.selector" . }}
app.kubernetes.io/part-of: longline
app.kubernetes.io/version: {{ .root.Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .root.Release.Service }}
helm.sh/chart: {{ .root.Chart.Name }}-{{ .root.Chart.Version }}
{{- end }}

{{/* What selects a part's pods; never changes. */}}
{{- define "longline.selector" -}}
app.kubernetes.io/name: {{ .part }}
app.kubernetes.io/instance: {{ .root.Release.Name }}
{{- end }}

{{/* What every pod has: Pod Security "restricted", no token, spread over zones and nodes. */}}
{{- define "longline.pod" -}}
serviceAccountName: {{ .part }}
automountServiceAccountToken: false
enableServiceLinks: false
{{- with .root.Values.pullSecrets }}
imagePullSecrets:
  {{- range . }}
  - name: {{ . }}
  {{- end }}
{{- end }}
securityContext:
  runAsNonRoot: true
  runAsUser: 10001
  runAsGroup: 10001
  fsGroup: 10001
  fsGroupChangePolicy: OnRootMismatch
  seccompProfile: { type: RuntimeDefault }
{{- end }}

{{/* Fewer pods of a part together: never two more in one zone than in another, and on several nodes where there are any. */}}
{{- define "longline.spread" -}}
topologySpreadConstraints:
  - maxSkew: 1
    topologyKey: topology.kubernetes.io/zone
    whenUnsatisfiable: ScheduleAnyway
    labelSelector: { matchLabels: { app.kubernetes.io/name: {{ .part }}, app.kubernetes.io/instance: {{ .root.Release.Name }} } }
    matchLabelKeys: [pod-template-hash]
  - maxSkew: 1
    topologyKey: kubernetes.io/hostname
    whenUnsatisfiable: ScheduleAnyway
    labelSelector: { matchLabels: { app.kubernetes.io/name: {{ .part }}, app.kubernetes.io/instance: {{ .root.Release.Name }} } }
    matchLabelKeys: [pod-template-hash]
{{- end }}

{{/* What every container has. */}}
{{- define "longline.container" -}}
imagePullPolicy: IfNotPresent
securityContext:
  allowPrivilegeEscalation: false
  capabilities: { drop: [ALL] }
  privileged: false
  readOnlyRootFilesystem: true
  runAsNonRoot: true
{{- end }}

{{/* A sleep before the signal: the load balancer learns of a stop later than the pod does. */}}
{{- define "longline.lifecycle" -}}
lifecycle:
  preStop:
    sleep: { seconds: 10 }
{{- end }}

{{- define "longline.probes" -}}
startupProbe:
  httpGet: { path: {{ .alive }}, port: http }
  periodSeconds: 2
  failureThreshold: 60
livenessProbe:
  httpGet: { path: {{ .alive }}, port: http }
  periodSeconds: 10
  timeoutSeconds: 3
  failureThreshold: 6
readinessProbe:
  httpGet: { path: {{ .ready }}, port: http }
  periodSeconds: 5
  timeoutSeconds: 3
  failureThreshold: 3
{{- end }}

{{/* The database's address; the registry and its migrations read it alike. */}}
{{- define "longline.databaseUrl" -}}
- { name: LONGLINE_DATABASE_URL_FILE, value: /secrets/database/url }
{{- end }}

{{/* Where files lie, for whoever writes or erases them. */}}
{{- define "longline.files" -}}
{{- $variables := list }}
{{- with .Values.registry.filesBucket }}{{ $variables = append $variables (dict "name" "LONGLINE_FILES_BUCKET" "value" .) }}{{ end }}
{{- with .Values.registry.region }}{{ $variables = append $variables (dict "name" "AWS_REGION" "value" .) }}{{ end }}
{{- if $variables }}{{ toYaml $variables }}{{ end }}
{{- end }}

{{- define "longline.dataVolume" -}}
{{- if .Values.registry.filesBucket -}}
{ name: data, emptyDir: { sizeLimit: 1Gi } }
{{- else -}}
{ name: data, persistentVolumeClaim: { claimName: registry-files } }
{{- end }}
{{- end }}

{{/* The file with the database's address; CloudNativePG calls its key otherwise. */}}
{{- define "longline.databaseSecret" -}}
{{- if .Values.database.enabled -}}
{ name: database, secret: { secretName: longline-database-app, defaultMode: 0440, items: [{ key: uri, path: url }] } }
{{- else -}}
{ name: database, secret: { secretName: {{ .Values.secrets.database }}, defaultMode: 0440 } }
{{- end }}
{{- end }}

{{/* The way to the registry's database, among the rules of a policy. */}}
{{- define "longline.toDatabase" }}
{{- if .Values.database.enabled }}
    - to: [{ podSelector: { matchLabels: { cnpg.io/cluster: longline-database } } }]
      ports: [{ protocol: TCP, port: 5432 }]
{{- else }}
    - to: {{- toYaml .Values.network.databaseTo | nindent 8 }}
      ports: [{ protocol: TCP, port: {{ .Values.network.databasePort }} }]
{{- end }}
{{- end }}

{{- /* OpenTelemetry's own variables; the dict has `name` and `root`. */}}
{{- define "longline.tracing" -}}
{{- if .root.Values.tracing.endpoint -}}
- { name: OTEL_EXPORTER_OTLP_ENDPOINT, value: {{ .root.Values.tracing.endpoint | quote }} }
- { name: OTEL_SERVICE_NAME, value: {{ printf "longline-%s" .name }} }
- { name: OTEL_TRACES_SAMPLER, value: traceidratio }
- { name: OTEL_TRACES_SAMPLER_ARG, value: {{ .root.Values.tracing.ratio | quote }} }
{{- end -}}
{{- end }}
