import { type CasesByControl, five, other, res, UNKNOWN } from "../../cases/case.ts";

const logs = ["api", "audit", "authenticator", "controllerManager", "scheduler"];
const endpoint = (more = {}) => ({
  vpcConfig: {
    endpointPrivateAccess: true,
    endpointPublicAccess: true,
    publicAccessCidrs: ["203.0.113.0/24"],
    ...more,
  },
});
const subnet = (id: string, availabilityZone: string, more = {}) =>
  res("ec2/subnet:Subnet", { id, availabilityZone, ...more });
const zones = [
  subnet("a", "us-east-1a"),
  subnet("b", "us-east-1b"),
  subnet("c", "us-east-1c"),
  subnet("d", "us-east-1a"),
] as const;
const hpa = (maxReplicas: number | string) =>
  res("k8s:autoscaling/v2:HorizontalPodAutoscaler", {
    metadata: { name: "h" },
    spec: { scaleTargetRef: { kind: "Deployment", name: "booking" }, maxReplicas },
  });
const deployment = res("k8s:apps/v1:Deployment", {
  metadata: { name: "booking" },
  spec: { template: { spec: { containers: [{ resources: { requests: { cpu: "1" } } }] } } },
});

export const cases: CasesByControl = {
  "eks-control-plane-logs": five(
    { enabledClusterLogTypes: logs },
    {},
    { enabledClusterLogTypes: logs.slice(0, 4) },
    "enabledClusterLogTypes",
  ),
  "eks-private-endpoint": {
    complies: [endpoint(), { vpcConfig: { endpointPublicAccess: false, endpointPrivateAccess: true } }],
    violates: [{ vpcConfig: {} }],
    lookAlike: [
      endpoint({ publicAccessCidrs: ["203.0.113.0/24", "0.0.0.0/0"] }),
      endpoint({ endpointPrivateAccess: false }),
      endpoint({ publicAccessCidrs: [] }),
    ],
    notApplicable: [other],
    unknown: [endpoint({ publicAccessCidrs: UNKNOWN })],
  },
  "eks-secrets-encryption": five(
    { encryptionConfig: { resources: ["secrets"], provider: { keyArn: "k" } } },
    {},
    { encryptionConfig: { resources: [], provider: { keyArn: "k" } } },
    "encryptionConfig.provider.keyArn",
  ),
  "eks-deletion-protection": five(
    { deletionProtection: true },
    {},
    { deletionProtection: false },
    "deletionProtection",
    { tags: { environment: "dev" } },
  ),
  "eks-supported-version": {
    ...five(
      { version: "1.34", upgradePolicy: { supportType: "STANDARD" } },
      { version: "1.29", upgradePolicy: { supportType: "STANDARD" } },
      { version: "1.34", upgradePolicy: { supportType: "EXTENDED" } },
      "version",
    ),
    lookAlike: [
      { version: "1.34", upgradePolicy: { supportType: "EXTENDED" } },
      { version: "1.9", upgradePolicy: { supportType: "STANDARD" } },
    ],
  },
  "eks-nodegroup-three-zones": {
    complies: [{ subnetIds: ["s1", "s2", "s3"] }, [{ subnetIds: ["a", "b", "c"] }, ...zones]],
    violates: [{ subnetIds: ["s1"] }],
    lookAlike: [[{ subnetIds: ["a", "b", "d"] }, ...zones], { subnetIds: ["s1", "s1", "s2"] }],
    notApplicable: [other],
    unknown: [{ subnetIds: UNKNOWN }],
  },
  "eks-nodegroup-no-ssh": five(
    { remoteAccess: { ec2SshKey: "k", sourceSecurityGroupIds: ["sg"] } },
    { remoteAccess: { ec2SshKey: "k" } },
    { remoteAccess: { ec2SshKey: "k", sourceSecurityGroupIds: [] } },
    "remoteAccess",
  ),
  "k8s-fargate-profile-scope": {
    ...five(
      { selectors: [{ namespace: "jobs", labels: { run: "fargate" } }], subnetIds: ["a"] },
      { selectors: [{ namespace: "jobs" }] },
      {
        selectors: [
          { namespace: "jobs", labels: { run: "x" } },
          { namespace: "jobs", labels: {} },
        ],
      },
      "selectors",
    ),
    lookAlike: [
      [
        { selectors: [{ namespace: "jobs", labels: { run: "x" } }], subnetIds: ["a"] },
        subnet("a", "us-east-1a", { mapPublicIpOnLaunch: true }),
      ],
    ],
  },
  "surge-nodegroup-max": {
    complies: [[{ scalingConfig: { maxSize: 10 } }, hpa(40), deployment]],
    violates: [[{ scalingConfig: { maxSize: 3 } }, hpa(40), deployment]],
    lookAlike: [[{ scalingConfig: { maxSize: 9 } }, hpa(40), deployment]],
    notApplicable: [
      { scalingConfig: { maxSize: 3 } },
      [{ scalingConfig: { maxSize: 1 } }, hpa(40), res("eks/fargateProfile:FargateProfile", {})],
    ],
    unknown: [[{ scalingConfig: { maxSize: 3 } }, hpa(UNKNOWN), deployment]],
  },
};
