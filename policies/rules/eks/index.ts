import type { Rule } from "../../rule.ts";
import { eksControlPlaneLogs } from "./eks-control-plane-logs.ts";
import { eksDeletionProtection } from "./eks-deletion-protection.ts";
import { eksNodegroupNoSsh } from "./eks-nodegroup-no-ssh.ts";
import { eksNodegroupThreeZones } from "./eks-nodegroup-three-zones.ts";
import { eksPrivateEndpoint } from "./eks-private-endpoint.ts";
import { eksSecretsEncryption } from "./eks-secrets-encryption.ts";
import { eksSupportedVersion } from "./eks-supported-version.ts";
import { k8sFargateProfileScope } from "./k8s-fargate-profile-scope.ts";
import { surgeNodegroupMax } from "./surge-nodegroup-max.ts";

export const eksRules: readonly Rule[] = [
  eksControlPlaneLogs,
  eksDeletionProtection,
  eksNodegroupNoSsh,
  eksNodegroupThreeZones,
  eksPrivateEndpoint,
  eksSecretsEncryption,
  eksSupportedVersion,
  k8sFargateProfileScope,
  surgeNodegroupMax,
];
