{{- define "trimtab.name" -}}
{{- if contains .Chart.Name .Release.Name -}}
{{- .Release.Name | trunc 50 | trimSuffix "-" -}}
{{- else -}}
{{- printf "%s-%s" .Release.Name .Chart.Name | trunc 50 | trimSuffix "-" -}}
{{- end -}}
{{- end -}}

{{- define "trimtab.selector" -}}
app.kubernetes.io/name: {{ .Chart.Name }}
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end -}}

{{- define "trimtab.labels" -}}
{{ include "trimtab.selector" . }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version }}
{{- end -}}

{{- define "trimtab.passwordFrom" -}}
valueFrom:
  secretKeyRef:
    name: {{ .secret }}
    key: {{ .key }}
{{- end -}}

{{- define "trimtab.env" -}}
{{- with .Values.postgres }}
{{- if .url }}
- name: TRIMTAB_STORAGE_URL
  value: {{ .url | quote }}
- name: TRIMTAB_STORAGE_POSTGRES_USER
  value: {{ .user | quote }}
- name: TRIMTAB_STORAGE_POSTGRES_PASSWORD
  {{- include "trimtab.passwordFrom" (dict "secret" .secret "key" "password") | nindent 2 }}
{{- if .directUrl }}
- name: TRIMTAB_STORAGE_POSTGRES_DIRECT_URL
  value: {{ .directUrl | quote }}
- name: TRIMTAB_STORAGE_POSTGRES_DIRECT_USER
  value: {{ .directUser | quote }}
- name: TRIMTAB_STORAGE_POSTGRES_DIRECT_PASSWORD
  {{- include "trimtab.passwordFrom" (dict "secret" .secret "key" "direct-password") | nindent 2 }}
{{- end }}
{{- if .readerUrl }}
- name: TRIMTAB_STORAGE_POSTGRES_READER_URL
  value: {{ .readerUrl | quote }}
{{- end }}
{{- end }}
{{- end }}
{{- range $name, $value := .Values.env }}
{{- if regexMatch "^TRIMTAB_(HTTP_(PORT|BIND|BASE_PATH|TLS_|MANAGEMENT_)|STORAGE_(DATA|URL|EPHEMERAL|POSTGRES_(USER|PASSWORD|DIRECT_|READER_URL)))" $name }}
{{- fail (printf "env: %s is set by the chart, whose probes, service and volume go by it" $name) }}
{{- end }}
- name: {{ $name }}
  value: {{ $value | quote }}
{{- end }}
{{- end -}}

{{- define "trimtab.pod" -}}
metadata:
  labels:
    {{- include "trimtab.selector" . | nindent 4 }}
  {{- with .Values.podAnnotations }}
  annotations:
    {{- toYaml . | nindent 4 }}
  {{- end }}
spec:
  automountServiceAccountToken: false
  # A service called "trimtab" would else set TRIMTAB_PORT and others, which are no settings.
  enableServiceLinks: false
  # The server finishes what it has accepted.
  terminationGracePeriodSeconds: 40
  securityContext:
    runAsNonRoot: true
    runAsUser: 10001
    runAsGroup: 10001
    fsGroup: 10001
    seccompProfile:
      type: RuntimeDefault
  {{- with .Values.image.pullSecrets }}
  imagePullSecrets:
    {{- toYaml . | nindent 4 }}
  {{- end }}
  containers:
    - name: trimtab
      image: {{ printf "%s:%s" .Values.image.repository (.Values.image.tag | default .Chart.AppVersion) | quote }}
      imagePullPolicy: {{ .Values.image.pullPolicy }}
      {{- with include "trimtab.env" . | trim }}
      env:
        {{- . | nindent 8 }}
      {{- end }}
      ports:
        - name: http
          containerPort: 8433
      startupProbe:
        httpGet: {path: /health/live, port: http}
        periodSeconds: 1
        failureThreshold: 120
      livenessProbe:
        httpGet: {path: /health/live, port: http}
        periodSeconds: 10
        timeoutSeconds: 5
      readinessProbe:
        httpGet: {path: /health/ready, port: http}
        periodSeconds: 5
        timeoutSeconds: 5
      securityContext:
        allowPrivilegeEscalation: false
        readOnlyRootFilesystem: true
        capabilities:
          drop: [ALL]
      {{- with .Values.resources }}
      resources:
        {{- toYaml . | nindent 8 }}
      {{- end }}
      volumeMounts:
        - name: data
          mountPath: /var/lib/trimtab
        - name: tmp
          mountPath: /tmp
  volumes:
    {{- if .Values.postgres.url }}
    - name: data
      emptyDir: {}
    {{- end }}
    - name: tmp
      emptyDir: {}
  {{- with .Values.nodeSelector }}
  nodeSelector:
    {{- toYaml . | nindent 4 }}
  {{- end }}
  {{- with .Values.tolerations }}
  tolerations:
    {{- toYaml . | nindent 4 }}
  {{- end }}
  {{- with .Values.affinity }}
  affinity:
    {{- toYaml . | nindent 4 }}
  {{- end }}
{{- end -}}
