import type { Rule } from "../../rule.ts";
import { emergencyZoneSpread } from "./emergency-zone-spread.ts";
import { k8sAuditLogSidecar } from "./k8s-audit-log-sidecar.ts";
import { k8sConfigmapNoSecrets } from "./k8s-configmap-no-secrets.ts";
import { k8sCronjobBounded } from "./k8s-cronjob-bounded.ts";
import { k8sDefaultDeny } from "./k8s-default-deny.ts";
import { k8sDropAllCapabilities } from "./k8s-drop-all-capabilities.ts";
import { k8sGracefulTermination } from "./k8s-graceful-termination.ts";
import { k8sHpaBehaviour } from "./k8s-hpa-behaviour.ts";
import { k8sHpaBounds } from "./k8s-hpa-bounds.ts";
import { k8sHpaPresent } from "./k8s-hpa-present.ts";
import { k8sImageDigest } from "./k8s-image-digest.ts";
import { k8sLivenessProbe } from "./k8s-liveness-probe.ts";
import { k8sMemoryLimit } from "./k8s-memory-limit.ts";
import { k8sMinReplicas } from "./k8s-min-replicas.ts";
import { k8sNamespacePssLabel } from "./k8s-namespace-pss-label.ts";
import { k8sNamespaceQuota } from "./k8s-namespace-quota.ts";
import { k8sNetworkpolicyNotOpen } from "./k8s-networkpolicy-not-open.ts";
import { k8sNoAutomountToken } from "./k8s-no-automount-token.ts";
import { k8sNoBarePod } from "./k8s-no-bare-pod.ts";
import { k8sNoClusterAdminBinding } from "./k8s-no-cluster-admin-binding.ts";
import { k8sNoHostNamespaces } from "./k8s-no-host-namespaces.ts";
import { k8sNoHostPath } from "./k8s-no-host-path.ts";
import { k8sNoHostPort } from "./k8s-no-host-port.ts";
import { k8sNoLatestTag } from "./k8s-no-latest-tag.ts";
import { k8sNoPlainSecretResource } from "./k8s-no-plain-secret-resource.ts";
import { k8sNoPrivilegeEscalation } from "./k8s-no-privilege-escalation.ts";
import { k8sNoPrivileged } from "./k8s-no-privileged.ts";
import { k8sNoPublicService } from "./k8s-no-public-service.ts";
import { k8sNoSecretInEnv } from "./k8s-no-secret-in-env.ts";
import { k8sNoWildcardRbac } from "./k8s-no-wildcard-rbac.ts";
import { k8sNotDefaultNamespace } from "./k8s-not-default-namespace.ts";
import { k8sOwnServiceAccount } from "./k8s-own-service-account.ts";
import { k8sPdbAllowsDisruption } from "./k8s-pdb-allows-disruption.ts";
import { k8sPdbPresent } from "./k8s-pdb-present.ts";
import { k8sPriorityClass } from "./k8s-priority-class.ts";
import { k8sProcMountDefault } from "./k8s-proc-mount-default.ts";
import { k8sPvcEncryptedClass } from "./k8s-pvc-encrypted-class.ts";
import { k8sReadOnlyRootFs } from "./k8s-read-only-root-fs.ts";
import { k8sReadinessProbe } from "./k8s-readiness-probe.ts";
import { k8sResourceRequests } from "./k8s-resource-requests.ts";
import { k8sRestrictedVolumeTypes } from "./k8s-restricted-volume-types.ts";
import { k8sRunAsNonRoot } from "./k8s-run-as-non-root.ts";
import { k8sSeccompProfile } from "./k8s-seccomp-profile.ts";
import { k8sStandardLabels } from "./k8s-standard-labels.ts";
import { k8sTlsIngress } from "./k8s-tls-ingress.ts";
import { k8sTopologySpreadHost } from "./k8s-topology-spread-host.ts";
import { k8sTopologySpreadZone } from "./k8s-topology-spread-zone.ts";
import { k8sTrustedRegistry } from "./k8s-trusted-registry.ts";
import { surgeHpaMax } from "./surge-hpa-max.ts";

export const kubernetesRules: readonly Rule[] = [
  emergencyZoneSpread,
  k8sAuditLogSidecar,
  k8sConfigmapNoSecrets,
  k8sCronjobBounded,
  k8sDefaultDeny,
  k8sDropAllCapabilities,
  k8sGracefulTermination,
  k8sHpaBehaviour,
  k8sHpaBounds,
  k8sHpaPresent,
  k8sImageDigest,
  k8sLivenessProbe,
  k8sMemoryLimit,
  k8sMinReplicas,
  k8sNamespacePssLabel,
  k8sNamespaceQuota,
  k8sNetworkpolicyNotOpen,
  k8sNoAutomountToken,
  k8sNoBarePod,
  k8sNoClusterAdminBinding,
  k8sNoHostNamespaces,
  k8sNoHostPath,
  k8sNoHostPort,
  k8sNoLatestTag,
  k8sNoPlainSecretResource,
  k8sNoPrivilegeEscalation,
  k8sNoPrivileged,
  k8sNoPublicService,
  k8sNoSecretInEnv,
  k8sNoWildcardRbac,
  k8sNotDefaultNamespace,
  k8sOwnServiceAccount,
  k8sPdbAllowsDisruption,
  k8sPdbPresent,
  k8sPriorityClass,
  k8sProcMountDefault,
  k8sPvcEncryptedClass,
  k8sReadOnlyRootFs,
  k8sReadinessProbe,
  k8sResourceRequests,
  k8sRestrictedVolumeTypes,
  k8sRunAsNonRoot,
  k8sSeccompProfile,
  k8sStandardLabels,
  k8sTlsIngress,
  k8sTopologySpreadHost,
  k8sTopologySpreadZone,
  k8sTrustedRegistry,
  surgeHpaMax,
];
