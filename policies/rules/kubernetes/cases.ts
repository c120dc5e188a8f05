import type { PropertyMap } from "../../../exchange/resource-graph.ts";
import { type CasesByControl, five, other, put, res, UNKNOWN } from "../../cases/case.ts";

const digest = `sha256:${"0a".repeat(32)}`;
const container: PropertyMap = {
  name: "app",
  image: `111122223333.dkr.ecr.us-east-1.amazonaws.com/booking:1.4.2@${digest}`,
  ports: [{ containerPort: 8080 }],
  resources: { requests: { cpu: "250m", memory: "512Mi" }, limits: { memory: "512Mi" } },
  livenessProbe: { httpGet: { path: "/live", port: 8080 } },
  readinessProbe: { httpGet: { path: "/ready", port: 8080 } },
  lifecycle: { preStop: { sleep: { seconds: 5 } } },
  securityContext: {
    runAsNonRoot: true,
    readOnlyRootFilesystem: true,
    allowPrivilegeEscalation: false,
    capabilities: { drop: ["ALL"] },
  },
};
const zone = {
  topologyKey: "topology.kubernetes.io/zone",
  maxSkew: 1,
  whenUnsatisfiable: "DoNotSchedule",
  labelSelector: { matchLabels: { app: "booking" } },
};
const host = {
  topologyKey: "kubernetes.io/hostname",
  maxSkew: 1,
  whenUnsatisfiable: "ScheduleAnyway",
  labelSelector: { matchLabels: { app: "booking" } },
};
const podSpec: PropertyMap = {
  serviceAccountName: "booking",
  automountServiceAccountToken: false,
  securityContext: { runAsNonRoot: true, seccompProfile: { type: "RuntimeDefault" } },
  containers: [container],
  topologySpreadConstraints: [zone, host],
};
const workload: PropertyMap = {
  metadata: {
    name: "booking",
    namespace: "scheduling",
    labels: {
      "app.kubernetes.io/name": "booking",
      "app.kubernetes.io/part-of": "scheduling",
      tier: "1",
      "data-class": "operational",
    },
  },
  spec: { replicas: 3, template: { metadata: { labels: { app: "booking" } }, spec: podSpec } },
};
const at = (path: string) => `spec.template.spec.${path}`;
const one = (path: string) => at(`containers.0.${path}`);
const change = (path: string, value: PropertyMap[string]) => put(workload, path, value);
const tierZero = change("metadata.labels.tier", "0");
const pod = res("k8s:core/v1:Pod", { metadata: { name: "p", namespace: "scheduling" }, spec: podSpec });
/** A rule about containers: the good workload, a bad value, a look-alike at another place, and one unknown. */
const inContainer = (
  path: string,
  bad: PropertyMap[string],
  lookAlike: PropertyMap,
  notApplicable = other,
) => ({
  complies: [workload, pod],
  violates: [change(one(path), bad)],
  lookAlike: [lookAlike],
  notApplicable: [notApplicable],
  unknown: [change(one(path), UNKNOWN)],
});
const second = (path: string, value: PropertyMap[string]) =>
  change(at("initContainers"), [put(container, path, value)]);
const hpa = (more: PropertyMap = {}) =>
  res("k8s:autoscaling/v2:HorizontalPodAutoscaler", {
    metadata: { name: "booking", namespace: "scheduling" },
    spec: {
      scaleTargetRef: { kind: "Deployment", name: "booking" },
      minReplicas: 3,
      maxReplicas: 30,
      metrics: [{ type: "Resource", resource: { name: "cpu", target: { averageUtilization: 60 } } }],
      ...more,
    },
  });
const pdb = (more: PropertyMap = {}, namespace = "scheduling") =>
  res("k8s:policy/v1:PodDisruptionBudget", {
    metadata: { name: "booking", namespace },
    spec: { maxUnavailable: 1, selector: { matchLabels: { app: "booking" } }, ...more },
  });
const priority = (name: string, value: number) =>
  res("k8s:scheduling.k8s.io/v1:PriorityClass", { metadata: { name }, value });
const withoutReplicas: PropertyMap = {
  ...workload,
  spec: { template: { metadata: { labels: { app: "booking" } }, spec: podSpec } },
};
const namespace: PropertyMap = {
  metadata: { name: "scheduling", labels: { "pod-security.kubernetes.io/enforce": "restricted" } },
};
const deny = (
  spec: PropertyMap = { podSelector: {}, policyTypes: ["Ingress", "Egress"] },
  of = "scheduling",
) => res("k8s:networking.k8s.io/v1:NetworkPolicy", { metadata: { namespace: of }, spec });
const policy = (spec: PropertyMap) => ({ metadata: { namespace: "scheduling" }, spec });
const ingress: PropertyMap = {
  metadata: { annotations: {} },
  spec: { tls: [{ hosts: ["book.example.org"] }], rules: [{ host: "book.example.org" }] },
};
const quota = (hard: PropertyMap) =>
  res("k8s:core/v1:ResourceQuota", { metadata: { namespace: "scheduling" }, spec: { hard } });
const claim = (storageClassName: string) => ({ metadata: { name: "c" }, spec: { storageClassName } });
const storageClass = (parameters: PropertyMap) =>
  res("k8s:storage.k8s.io/v1:StorageClass", { metadata: { name: "phi" }, parameters });
const phiWorkload = put(change("metadata.labels.data-class", "phi"), "metadata.annotations", {
  "wardrail/audit-stream": "/wardrail/audit",
});
const surge = (hpaSpec: PropertyMap, labels: PropertyMap): PropertyMap => ({
  metadata: { name: "booking", namespace: "scheduling", labels },
  spec: { scaleTargetRef: { kind: "Deployment", name: "booking" }, ...hpaSpec },
});
const cron = (more: PropertyMap = {}): PropertyMap => ({
  spec: {
    concurrencyPolicy: "Forbid",
    jobTemplate: { spec: { activeDeadlineSeconds: 600, backoffLimit: 2 } },
    ...more,
  },
});

export const cases: CasesByControl = {
  "k8s-run-as-non-root": {
    complies: [workload, pod, change(at("securityContext.runAsNonRoot"), false)],
    violates: [put(change(at("securityContext"), {}), one("securityContext"), {})],
    lookAlike: [
      change(one("securityContext.runAsNonRoot"), false),
      change(one("securityContext.runAsUser"), 0),
      change(at("securityContext.runAsUser"), 0),
      second("securityContext.runAsNonRoot", false),
    ],
    notApplicable: [other],
    unknown: [change(one("securityContext.runAsNonRoot"), UNKNOWN), change(at("containers"), UNKNOWN)],
  },
  "k8s-read-only-root-fs": inContainer(
    "securityContext.readOnlyRootFilesystem",
    false,
    second("securityContext", {}),
  ),
  "k8s-drop-all-capabilities": {
    complies: [
      workload,
      change(one("securityContext.capabilities"), { drop: ["all"], add: ["NET_BIND_SERVICE"] }),
    ],
    violates: [change(one("securityContext.capabilities"), {})],
    lookAlike: [
      change(one("securityContext.capabilities"), { drop: ["NET_RAW"] }),
      change(one("securityContext.capabilities"), { drop: ["ALL"], add: ["SYS_ADMIN"] }),
    ],
    notApplicable: [other],
    unknown: [change(one("securityContext.capabilities"), UNKNOWN)],
  },
  "k8s-no-privilege-escalation": inContainer(
    "securityContext.allowPrivilegeEscalation",
    true,
    second("securityContext", {}),
  ),
  "k8s-no-privileged": inContainer(
    "securityContext.privileged",
    true,
    second("securityContext.privileged", true),
  ),
  "k8s-seccomp-profile": {
    complies: [workload],
    violates: [change(at("securityContext.seccompProfile"), {})],
    lookAlike: [change(one("securityContext.seccompProfile"), { type: "Unconfined" })],
    notApplicable: [other],
    unknown: [change(at("securityContext.seccompProfile.type"), UNKNOWN)],
  },
  "k8s-no-host-namespaces": {
    complies: [workload],
    violates: [change(at("hostNetwork"), true)],
    lookAlike: [change(at("hostIPC"), true), change(at("hostPID"), "true")],
    notApplicable: [other],
    unknown: [change(at("hostPID"), UNKNOWN)],
  },
  "k8s-no-host-path": {
    complies: [
      workload,
      res("k8s:apps/v1:DaemonSet", {
        metadata: { name: "agent" },
        spec: {
          template: {
            spec: {
              containers: [{ volumeMounts: [{ name: "logs", readOnly: true }] }],
              volumes: [{ name: "logs", hostPath: { path: "/var/log" } }],
            },
          },
        },
      }),
    ],
    violates: [change(at("volumes"), [{ name: "v", hostPath: { path: "/" } }])],
    lookAlike: [
      change(at("volumes"), [
        { name: "a", emptyDir: {} },
        { name: "v", hostPath: { path: "/var/run/docker.sock" } },
      ]),
      res("k8s:apps/v1:DaemonSet", {
        metadata: { name: "agent" },
        spec: {
          template: {
            spec: {
              containers: [{ volumeMounts: [{ name: "logs" }] }],
              volumes: [{ name: "logs", hostPath: { path: "/var/log" } }],
            },
          },
        },
      }),
    ],
    notApplicable: [other],
    unknown: [change(at("volumes"), UNKNOWN)],
    settings: { hostPathAgents: ["agent"] },
  },
  "k8s-no-host-port": inContainer(
    "ports",
    [{ containerPort: 80, hostPort: 80 }],
    change(one("ports"), [{ containerPort: 1 }, { containerPort: 8080, hostPort: 8080 }]),
  ),
  "k8s-restricted-volume-types": {
    complies: [
      change(at("volumes"), [
        { name: "a", emptyDir: {} },
        { name: "b", projected: {} },
      ]),
    ],
    violates: [change(at("volumes"), [{ name: "a", nfs: {} }])],
    lookAlike: [
      change(at("volumes"), [
        { name: "a", emptyDir: {} },
        { name: "b", awsElasticBlockStore: {} },
      ]),
    ],
    notApplicable: [other],
    unknown: [change(at("volumes"), UNKNOWN)],
  },
  "k8s-proc-mount-default": {
    complies: [
      workload,
      change(at("securityContext.sysctls"), [{ name: "net.ipv4.tcp_syncookies", value: "1" }]),
    ],
    violates: [change(one("securityContext.procMount"), "Unmasked")],
    lookAlike: [change(at("securityContext.sysctls"), [{ name: "kernel.msgmax", value: "1" }])],
    notApplicable: [other],
    unknown: [change(one("securityContext.procMount"), UNKNOWN)],
  },
  "k8s-resource-requests": inContainer("resources", {}, change(one("resources"), { requests: { cpu: "1" } })),
  "k8s-memory-limit": {
    complies: [
      workload,
      put(tierZero, one("resources"), { requests: { memory: "1Gi" }, limits: { memory: "1024Mi" } }),
    ],
    violates: [change(one("resources"), { requests: { memory: "1Gi" } })],
    lookAlike: [
      put(tierZero, one("resources"), { requests: { memory: "512Mi" }, limits: { memory: "1Gi" } }),
    ],
    notApplicable: [other],
    unknown: [change(one("resources.limits.memory"), UNKNOWN)],
  },
  "k8s-liveness-probe": {
    ...inContainer(
      "livenessProbe",
      null,
      change(at("containers"), [container, { name: "sidecar", startupProbe: { exec: {} } }]),
      pod,
    ),
    complies: [workload],
  },
  "k8s-readiness-probe": {
    complies: [workload],
    violates: [change(one("readinessProbe"), null)],
    lookAlike: [change(one("readinessProbe"), { httpGet: { path: "/live", port: 8080 } })],
    notApplicable: [change(one("ports"), [])],
    unknown: [change(one("readinessProbe"), UNKNOWN)],
  },
  "k8s-graceful-termination": {
    complies: [workload, change(at("terminationGracePeriodSeconds"), 60)],
    violates: [change(at("terminationGracePeriodSeconds"), 5)],
    lookAlike: [change(one("lifecycle"), {}), change(at("terminationGracePeriodSeconds"), 0)],
    notApplicable: [pod],
    unknown: [change(at("terminationGracePeriodSeconds"), UNKNOWN)],
  },
  "k8s-pdb-present": {
    complies: [
      [workload, pdb()],
      [withoutReplicas, hpa(), pdb()],
    ],
    violates: [workload],
    lookAlike: [
      [workload, pdb({ selector: { matchLabels: { app: "waitlist" } } })],
      [workload, pdb({}, "other")],
    ],
    notApplicable: [change("spec.replicas", 1)],
    unknown: [[workload, pdb({ selector: UNKNOWN })], change("spec.replicas", UNKNOWN)],
  },
  "k8s-pdb-allows-disruption": {
    complies: [
      pdb(),
      [pdb({ maxUnavailable: null, minAvailable: 2 }), res("k8s:apps/v1:Deployment", workload)],
    ],
    violates: [pdb({ maxUnavailable: 0 }), pdb({ maxUnavailable: null })],
    lookAlike: [
      pdb({ maxUnavailable: "0%" }),
      [pdb({ maxUnavailable: null, minAvailable: 3 }), res("k8s:apps/v1:Deployment", workload)],
      pdb({ maxUnavailable: null, minAvailable: "100%" }),
    ],
    notApplicable: [other],
    unknown: [pdb({ maxUnavailable: UNKNOWN })],
  },
  "k8s-min-replicas": {
    complies: [workload, [withoutReplicas, hpa()], [put(workload, "status", { replicas: 3 }), hpa()]],
    violates: [change("spec.replicas", 1), withoutReplicas],
    lookAlike: [put(tierZero, "spec.replicas", 2), [workload, hpa()]],
    notApplicable: [other],
    unknown: [change("spec.replicas", UNKNOWN)],
  },
  "k8s-hpa-present": {
    complies: [[change("metadata.labels.surge-profile", "mass-casualty"), hpa()]],
    violates: [change("metadata.labels.surge-profile", "mass-casualty")],
    lookAlike: [
      [
        change("metadata.labels.surge-profile", "mass-casualty"),
        hpa({ scaleTargetRef: { kind: "Deployment", name: "waitlist" } }),
      ],
    ],
    notApplicable: [workload],
    unknown: [
      [
        change("metadata.labels.surge-profile", "mass-casualty"),
        hpa({ scaleTargetRef: { kind: "Deployment", name: UNKNOWN } }),
      ],
    ],
  },
  "k8s-hpa-bounds": {
    complies: [hpa(), [hpa(), res("k8s:apps/v1:Deployment", workload)]],
    violates: [hpa({ minReplicas: 1 }), hpa({ metrics: [] })],
    lookAlike: [
      hpa({ minReplicas: 3, maxReplicas: 5 }),
      [hpa({ minReplicas: 2 }), res("k8s:apps/v1:Deployment", tierZero)],
      [hpa(), res("k8s:apps/v1:Deployment", change(one("resources.requests"), { memory: "1Gi" }))],
    ],
    notApplicable: [other],
    unknown: [hpa({ maxReplicas: UNKNOWN })],
  },
  "k8s-hpa-behaviour": {
    complies: [
      hpa(),
      hpa({
        behavior: {
          scaleUp: { stabilizationWindowSeconds: 0 },
          scaleDown: { stabilizationWindowSeconds: 600 },
        },
      }),
    ],
    violates: [hpa({ behavior: { scaleUp: { stabilizationWindowSeconds: 60 } } })],
    lookAlike: [
      hpa({ behavior: { scaleDown: { stabilizationWindowSeconds: 0 } } }),
      hpa({ behavior: { scaleUp: { selectPolicy: "Disabled" } } }),
    ],
    notApplicable: [other],
    unknown: [hpa({ behavior: { scaleUp: { stabilizationWindowSeconds: UNKNOWN } } })],
  },
  "k8s-topology-spread-zone": {
    complies: [workload],
    violates: [change(at("topologySpreadConstraints"), [])],
    lookAlike: [
      change(at("topologySpreadConstraints"), [host]),
      put(tierZero, at("topologySpreadConstraints"), [{ ...zone, whenUnsatisfiable: "ScheduleAnyway" }]),
      change(at("topologySpreadConstraints"), [{ ...zone, maxSkew: 5 }]),
      change(at("topologySpreadConstraints"), [
        { ...zone, labelSelector: { matchLabels: { app: "other" } } },
      ]),
    ],
    notApplicable: [pod],
    unknown: [change(at("topologySpreadConstraints"), UNKNOWN)],
  },
  "k8s-topology-spread-host": {
    complies: [
      workload,
      put(change(at("topologySpreadConstraints"), []), at("affinity"), {
        podAntiAffinity: {
          preferredDuringSchedulingIgnoredDuringExecution: [
            {
              weight: 1,
              podAffinityTerm: {
                topologyKey: "kubernetes.io/hostname",
                labelSelector: { matchLabels: { app: "booking" } },
              },
            },
          ],
        },
      }),
    ],
    violates: [change(at("topologySpreadConstraints"), [zone])],
    lookAlike: [
      change(at("topologySpreadConstraints"), [
        { ...host, labelSelector: { matchLabels: { app: "other" } } },
      ]),
    ],
    notApplicable: [pod],
    unknown: [change(at("topologySpreadConstraints"), UNKNOWN)],
  },
  "k8s-priority-class": {
    complies: [
      [
        put(tierZero, at("priorityClassName"), "emergency"),
        priority("emergency", 1000),
        priority("batch", 10),
        res("k8s:apps/v1:Deployment", change(at("priorityClassName"), "batch")),
      ],
    ],
    violates: [tierZero],
    lookAlike: [
      [
        put(tierZero, at("priorityClassName"), "emergency"),
        priority("emergency", 10),
        priority("batch", 10),
        res("k8s:apps/v1:Deployment", change(at("priorityClassName"), "batch")),
      ],
      [
        put(tierZero, at("priorityClassName"), "shared"),
        res("k8s:apps/v1:Deployment", change(at("priorityClassName"), "shared")),
      ],
    ],
    notApplicable: [workload],
    unknown: [put(tierZero, at("priorityClassName"), UNKNOWN)],
  },
  "k8s-default-deny": {
    complies: [[namespace, deny()]],
    violates: [namespace],
    lookAlike: [
      [namespace, deny({ podSelector: {}, policyTypes: ["Ingress"] })],
      [namespace, deny({ podSelector: { matchLabels: { app: "x" } }, policyTypes: ["Ingress", "Egress"] })],
      [namespace, deny({ podSelector: {}, policyTypes: ["Ingress", "Egress"], egress: [{}] })],
      [namespace, deny(undefined, "other")],
    ],
    notApplicable: [{ metadata: { name: "kube-system" } }],
    unknown: [[namespace, deny({ podSelector: {}, policyTypes: UNKNOWN })]],
  },
  "k8s-networkpolicy-not-open": {
    complies: [
      policy({
        ingress: [{ from: [{ podSelector: {} }] }],
        egress: [
          { to: [{ ipBlock: { cidr: "10.0.0.0/8" } }] },
          { to: [{ ipBlock: { cidr: "0.0.0.0/0" } }], ports: [{ port: 443 }] },
        ],
      }),
    ],
    violates: [policy({ ingress: [{}] }), policy({ egress: [{ to: [{ ipBlock: { cidr: "0.0.0.0/0" } }] }] })],
    lookAlike: [
      policy({ ingress: [{ from: [], ports: [{ port: 443 }] }] }),
      policy({ egress: [{ to: [{ ipBlock: { cidr: "::/0" } }] }] }),
      policy({ egress: [{}] }),
    ],
    notApplicable: [other],
    unknown: [policy({ ingress: UNKNOWN })],
  },
  "k8s-no-latest-tag": inContainer("image", "repo/app:latest", change(one("image"), "localhost:5000/app")),
  "k8s-image-digest": {
    ...inContainer("image", "repo/app:1.0", change(one("image"), "repo/app@sha256:abc")),
    notApplicable: [res("k8s:apps/v1:Deployment", workload, { stack: "services-dev-use1" })],
  },
  "k8s-trusted-registry": inContainer(
    "image",
    "nginx:1.27",
    change(one("image"), "111122223333.dkr.ecr.us-east-1.amazonaws.com.evil.test/app:1"),
  ),
  "k8s-no-automount-token": {
    ...five(
      workload,
      change(at("automountServiceAccountToken"), true),
      change(at("automountServiceAccountToken"), null),
      at("automountServiceAccountToken"),
      change("metadata.name", "operator"),
    ),
    settings: { apiCallingWorkloads: ["operator"] },
  },
  "k8s-own-service-account": five(
    workload,
    change(at("serviceAccountName"), null),
    change(at("serviceAccountName"), "default"),
    at("serviceAccountName"),
  ),
  "k8s-no-wildcard-rbac": {
    complies: [{ rules: [{ apiGroups: [""], resources: ["pods"], verbs: ["get", "list"] }] }],
    violates: [{ rules: [{ apiGroups: [""], resources: ["pods"], verbs: ["*"] }] }],
    lookAlike: [
      {
        rules: [
          { apiGroups: [""], resources: ["pods"], verbs: ["get"] },
          { apiGroups: ["*"], resources: ["x"], verbs: ["get"] },
        ],
      },
      { rules: [{ apiGroups: [""], resources: ["users"], verbs: ["impersonate"] }] },
    ],
    notApplicable: [other],
    unknown: [{ rules: UNKNOWN }],
  },
  "k8s-no-cluster-admin-binding": {
    complies: [{ roleRef: { name: "view" }, subjects: [{ kind: "Group", name: "sre" }] }],
    violates: [{ roleRef: { name: "cluster-admin" }, subjects: [] }],
    lookAlike: [
      {
        roleRef: { name: "view" },
        subjects: [
          { kind: "User", name: "sre" },
          { kind: "Group", name: "system:unauthenticated" },
        ],
      },
    ],
    notApplicable: [other],
    unknown: [{ roleRef: { name: UNKNOWN } }],
  },
  "k8s-tls-ingress": {
    complies: [
      ingress,
      put(ingress, "spec.tls", [{ hosts: ["*.example.org"] }]),
      put(put(ingress, "spec.ingressClassName", "alb"), "metadata.annotations", {
        "alb.ingress.kubernetes.io/ssl-redirect": "443",
      }),
    ],
    violates: [put(ingress, "spec.tls", [])],
    lookAlike: [
      put(ingress, "spec.rules", [{ host: "book.example.org" }, { host: "open.example.org" }]),
      put(ingress, "spec.rules", [{ host: "book.example.org" }, { http: {} }]),
      put(ingress, "spec.ingressClassName", "alb"),
      put(ingress, "metadata.annotations", { "nginx.ingress.kubernetes.io/ssl-redirect": "false" }),
    ],
    notApplicable: [other],
    unknown: [put(ingress, "spec.tls", UNKNOWN)],
  },
  "k8s-no-public-service": {
    complies: [
      { spec: { type: "ClusterIP" } },
      {
        metadata: { annotations: { "service.beta.kubernetes.io/aws-load-balancer-scheme": "internal" } },
        spec: { type: "LoadBalancer" },
      },
    ],
    violates: [{ spec: { type: "NodePort" } }],
    lookAlike: [
      { spec: { type: "LoadBalancer" } },
      {
        metadata: {
          annotations: { "service.beta.kubernetes.io/aws-load-balancer-scheme": "internet-facing" },
        },
        spec: { type: "LoadBalancer" },
      },
      { spec: { type: "ClusterIP", externalIPs: ["203.0.113.9"] } },
    ],
    notApplicable: [other],
    unknown: [{ spec: { type: UNKNOWN } }],
  },
  "k8s-no-secret-in-env": inContainer(
    "env",
    [{ name: "DB_PASSWORD", value: "synthetic-value" }],
    change(one("env"), [{ name: "DATABASE", value: "postgres://app:synthetic@db/booking" }]),
  ),
  "k8s-no-plain-secret-resource": {
    complies: [
      {
        data: {
          "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270",
          value: { key: "c3ludGhldGlj" },
        },
      },
    ],
    violates: [{ stringData: { key: "synthetic" } }],
    lookAlike: [
      {
        data: {
          one: { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270", value: "x" },
          two: "c3ludGhldGlj",
        },
      },
    ],
    notApplicable: [{ type: "Opaque" }],
    unknown: [{ data: UNKNOWN }],
  },
  "k8s-configmap-no-secrets": {
    complies: [{ data: { mode: "live", url: "https://api.example.org/v1" } }],
    violates: [{ data: { key: "-----BEGIN RSA PRIVATE KEY-----" } }],
    lookAlike: [
      { data: { "app.properties": "mode=live\njdbc.password=synthetic1" } },
      { data: { id: `AKIA${"ABCDEFGHIJKLMNOP"}` } },
    ],
    notApplicable: [other],
    unknown: [{ data: { key: UNKNOWN } }],
  },
  "k8s-namespace-pss-label": {
    complies: [
      namespace,
      { metadata: { name: "kube-system", labels: { "pod-security.kubernetes.io/enforce": "baseline" } } },
    ],
    violates: [{ metadata: { name: "scheduling" } }],
    lookAlike: [
      { metadata: { name: "scheduling", labels: { "pod-security.kubernetes.io/warn": "restricted" } } },
      { metadata: { name: "scheduling", labels: { "pod-security.kubernetes.io/enforce": "baseline" } } },
    ],
    notApplicable: [other],
    unknown: [
      { metadata: { name: "scheduling", labels: { "pod-security.kubernetes.io/enforce": UNKNOWN } } },
    ],
  },
  "k8s-not-default-namespace": five(
    workload,
    change("metadata", { name: "booking" }),
    change("metadata.namespace", "default"),
    "metadata.namespace",
  ),
  "k8s-namespace-quota": {
    complies: [
      [
        namespace,
        quota({ pods: "40", "requests.cpu": "8" }),
        res("k8s:apps/v1:Deployment", withoutReplicas),
        hpa(),
      ],
    ],
    violates: [namespace],
    lookAlike: [
      [
        namespace,
        quota({ pods: "20", "requests.cpu": "8" }),
        res("k8s:apps/v1:Deployment", withoutReplicas),
        hpa(),
      ],
      [namespace, quota({ pods: "40" })],
    ],
    notApplicable: [{ metadata: { name: "kube-system" } }],
    unknown: [[namespace, quota({ pods: UNKNOWN, "requests.cpu": "8" })]],
  },
  "k8s-standard-labels": five(
    workload,
    change("metadata.labels", {}),
    change("metadata.labels", {
      "app.kubernetes.io/name": "booking",
      "app.kubernetes.io/part-of": "s",
      tier: "0",
    }),
    "metadata.labels",
  ),
  "k8s-no-bare-pod": {
    cannotComply: "a pod without an owner is what the control forbids",
    complies: [],
    violates: [{ metadata: { name: "p" }, spec: {} }],
    lookAlike: [{ metadata: { name: "p", labels: { app: "booking" }, ownerReferences: [] }, spec: {} }],
    notApplicable: [{ metadata: { ownerReferences: [{ kind: "ReplicaSet", name: "r" }] } }],
    unknown: [{ metadata: { ownerReferences: UNKNOWN } }],
  },
  "k8s-cronjob-bounded": {
    complies: [cron(), res("k8s:batch/v1:Job", { spec: { activeDeadlineSeconds: 60, backoffLimit: 0 } })],
    violates: [cron({ concurrencyPolicy: "Allow" })],
    lookAlike: [cron({ jobTemplate: { spec: { backoffLimit: 2 } } }), cron({ concurrencyPolicy: null })],
    notApplicable: [other],
    unknown: [cron({ concurrencyPolicy: UNKNOWN })],
  },
  "k8s-pvc-encrypted-class": {
    complies: [
      [claim("phi"), storageClass({ encrypted: "true", kmsKeyId: "arn:aws:kms:us-east-1:1:key/1" })],
    ],
    violates: [{ metadata: { name: "c" }, spec: {} }],
    lookAlike: [
      [claim("phi"), storageClass({ encrypted: "true" })],
      [claim("phi"), storageClass({ kmsKeyId: "k" })],
    ],
    notApplicable: [other],
    unknown: [claim("elsewhere")],
  },
  "k8s-audit-log-sidecar": {
    complies: [phiWorkload, [phiWorkload, res("cloudwatch/logGroup:LogGroup", { name: "/wardrail/audit" })]],
    violates: [change("metadata.labels.data-class", "phi")],
    lookAlike: [[phiWorkload, res("cloudwatch/logGroup:LogGroup", { name: "/wardrail/other" })]],
    notApplicable: [workload],
    unknown: [put(phiWorkload, "metadata.annotations", { "wardrail/audit-stream": UNKNOWN })],
  },
  "surge-hpa-max": {
    complies: [
      surge({ minReplicas: 2, maxReplicas: 200 }, { "surge-multiplier": "100" }),
      surge(
        { minReplicas: 4, maxReplicas: 40 },
        { "surge-profile": "mass-casualty", "replica-headroom": "10" },
      ),
    ],
    violates: [surge({ minReplicas: 2, maxReplicas: 10 }, { "surge-profile": "pandemic" })],
    lookAlike: [
      surge({ minReplicas: 2, maxReplicas: 66 }, { "surge-multiplier": "100" }),
      surge({ minReplicas: 2, maxReplicas: 133 }, { tier: "0" }),
    ],
    notApplicable: [surge({ minReplicas: 2, maxReplicas: 4 }, {})],
    unknown: [surge({ minReplicas: 2, maxReplicas: UNKNOWN }, { tier: "0" })],
  },
  "emergency-zone-spread": {
    complies: [[tierZero, pdb()]],
    violates: [tierZero],
    lookAlike: [
      [put(tierZero, "spec.replicas", 2), pdb()],
      [tierZero, pdb({ maxUnavailable: 2 })],
      [
        put(tierZero, at("topologySpreadConstraints"), [{ ...zone, whenUnsatisfiable: "ScheduleAnyway" }]),
        pdb(),
      ],
    ],
    notApplicable: [workload],
    unknown: [[put(tierZero, "spec.replicas", UNKNOWN), pdb()]],
  },
};
