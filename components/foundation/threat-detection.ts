import { Analyzer } from "@pulumi/aws/accessanalyzer/analyzer.js";
import { Detector } from "@pulumi/aws/guardduty/detector.js";
import { DetectorFeature } from "@pulumi/aws/guardduty/detectorFeature.js";
import { Enabler } from "@pulumi/aws/inspector2/enabler.js";
import { Account as MacieAccount } from "@pulumi/aws/macie2/account.js";
import { Account as SecurityHubAccount } from "@pulumi/aws/securityhub/account.js";
import { StandardsSubscription } from "@pulumi/aws/securityhub/standardsSubscription.js";
import type * as pulumi from "@pulumi/pulumi";
import { type Environment, physicalName } from "../naming/index.ts";
import type { RegionalPlace } from "./regional-place.ts";

/** What GuardDuty watches, beyond what it always does. Runtime monitoring covers EKS, Fargate and EC2 alike. */
const detectorFeatures = [
  { name: "S3_DATA_EVENTS", agents: [] },
  { name: "EKS_AUDIT_LOGS", agents: [] },
  { name: "EBS_MALWARE_PROTECTION", agents: [] },
  { name: "RDS_LOGIN_EVENTS", agents: [] },
  { name: "LAMBDA_NETWORK_LOGS", agents: [] },
  {
    name: "RUNTIME_MONITORING",
    agents: ["EKS_ADDON_MANAGEMENT", "ECS_FARGATE_AGENT_MANAGEMENT", "EC2_AGENT_MANAGEMENT"],
  },
] as const;

/** Standards Security Hub judges by, beside AWS's own; its HIPAA mapping goes through NIST 800-53 (NIST SP 800-66r2, appendix D). */
const standards = [
  { name: "cis", path: "cis-aws-foundations-benchmark/v/3.0.0" },
  { name: "nist-800-53", path: "nist-800-53/v/5.0.0" },
] as const;

/** Findings older than this reach people too late; it is the shortest both services offer. */
const publishEvery = "FIFTEEN_MINUTES";

/** Access that nobody used for this long is to be taken away (45 CFR 164.308(a)(3)(ii)(C)). */
const unusedAccessDays = 90;

export interface DetectionArgs {
  readonly accountId: string;
  readonly environment: Environment;
  /** A running configuration recorder; Security Hub's controls read from it. */
  readonly recording: pulumi.Resource;
}

/**
 * Looks for what no rule before deployment can see: intruders, vulnerable images, patient data in the wrong bucket,
 * resources shared with strangers, access nobody uses (45 CFR 164.308(a)(1)(ii)(D)).
 */
export function detectThreats(
  place: RegionalPlace,
  args: DetectionArgs,
): { readonly detector: Detector; readonly hub: SecurityHubAccount } {
  const { region, name, isHome, tags, opts } = place;
  const detector = new Detector(
    `${name}-detector`,
    { region, enable: true, findingPublishingFrequency: publishEvery, tags },
    { ...opts, protect: true },
  );
  for (const feature of detectorFeatures) {
    new DetectorFeature(
      `${name}-${feature.name.toLowerCase().replaceAll("_", "-")}`,
      {
        region,
        detectorId: detector.id,
        name: feature.name,
        status: "ENABLED",
        ...(feature.agents.length === 0
          ? {}
          : {
              additionalConfigurations: feature.agents.map((agent) => ({ name: agent, status: "ENABLED" })),
            }),
      },
      opts,
    );
  }
  const hub = new SecurityHubAccount(
    `${name}-security-hub`,
    {
      region,
      autoEnableControls: true,
      controlFindingGenerator: "SECURITY_CONTROL",
      // Brings AWS's own best practices; the standards below come on top.
      enableDefaultStandards: true,
    },
    { ...opts, dependsOn: [args.recording] },
  );
  for (const standard of standards) {
    new StandardsSubscription(
      `${name}-${standard.name}`,
      { region, standardsArn: `arn:aws:securityhub:${region}::standards/${standard.path}` },
      { ...opts, dependsOn: [hub] },
    );
  }
  new Enabler(
    `${name}-inspector`,
    { region, accountIds: [args.accountId], resourceTypes: ["EC2", "ECR", "LAMBDA", "LAMBDA_CODE"] },
    opts,
  );
  new MacieAccount(
    `${name}-macie`,
    { region, status: "ENABLED", findingPublishingFrequency: publishEvery },
    opts,
  );
  const analyzerName = (kind: string) =>
    physicalName("access-analyzer", ["wardrail", args.environment, kind]);
  new Analyzer(
    `${name}-external-access`,
    { region, analyzerName: analyzerName("external-access"), type: "ACCOUNT", tags },
    opts,
  );
  // IAM has no region: one analyzer of unused access sees all of it.
  if (isHome) {
    new Analyzer(
      `${name}-unused-access`,
      {
        region,
        analyzerName: analyzerName("unused-access"),
        type: "ACCOUNT_UNUSED_ACCESS",
        configuration: { unusedAccess: { unusedAccessAge: unusedAccessDays } },
        tags,
      },
      opts,
    );
  }
  return { detector, hub };
}
