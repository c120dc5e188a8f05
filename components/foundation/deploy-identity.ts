import { OpenIdConnectProvider } from "@pulumi/aws/iam/openIdConnectProvider.js";
import { Policy } from "@pulumi/aws/iam/policy.js";
import { Role } from "@pulumi/aws/iam/role.js";
import { RolePolicyAttachment } from "@pulumi/aws/iam/rolePolicyAttachment.js";
import * as pulumi from "@pulumi/pulumi";
import {
  arnOf,
  type Environment,
  federatedTrust,
  type Ownership,
  physicalName,
  type RegionPair,
  tagsOf,
} from "../naming/index.ts";
import { type DeployLane, type DeployPurpose, deployLanes, deployPurposes } from "./deploy-lanes.ts";
import {
  type DeployFacts,
  laneDeployPolicy,
  lanePlanPolicy,
  roleKeepingPolicy,
  type StateStore,
  statePolicy,
} from "./deploy-policies.ts";
import {
  deployBoundary,
  deployBoundaryName,
  deployRolePrefix,
  workloadBoundary,
  workloadBoundaryName,
} from "./permission-boundaries.ts";

export interface DeployIdentityArgs {
  readonly accountId: string;
  readonly regions: RegionPair;
  /** `owner/name` on GitHub, exactly. */
  readonly repository: string;
  readonly state: StateStore;
  /** Keys that workloads may use, in every region: those of patient and operational data. */
  readonly dataKeyArns: readonly pulumi.Input<string>[];
  /** `exists` when another stack of the account made GitHub's provider: an account has one. Default: `create`. */
  readonly provider?: "create" | "exists";
  readonly ownership: Ownership;
}

const issuer = "token.actions.githubusercontent.com";
const audience = "sts.amazonaws.com";

/** One hour: longer than any deployment, and IAM's shortest maximum. */
const sessionSeconds = 3600;

/**
 * How GitHub Actions deploys without a long-lived key: for the cluster core and for the edge, a role that plans and
 * one that deploys. Each trusts one environment of one repository, so that GitHub's approvals decide who gets it, and
 * lasts an hour. A boundary keeps all of them from patient data, from audit and keys, and from their own limits
 * (45 CFR 164.312(a)(1), 164.312(d)).
 *
 * @example
 * const identity = new DeployIdentity("deploy", { accountId, regions, repository: "clinic/platform", state,
 *   dataKeyArns: [phi.in("us-east-1").arn, phi.in("us-west-2").arn], ownership });
 * identity.roleArns.core.deploy;
 */
export class DeployIdentity extends pulumi.ComponentResource {
  readonly roleArns: Readonly<Record<DeployLane, Readonly<Record<DeployPurpose, pulumi.Output<string>>>>>;
  readonly workloadBoundaryArn: pulumi.Output<string>;
  readonly nodes: { readonly roles: readonly Role[]; readonly boundaries: readonly Policy[] };

  constructor(name: string, args: DeployIdentityArgs, opts?: pulumi.ComponentResourceOptions) {
    const { accountId, regions, repository, state, ownership } = args;
    super("wardrail:foundation:DeployIdentity", name, { accountId, repository }, opts);
    const child = { parent: this };
    const permanent = { parent: this, protect: true };
    const { environment } = ownership;
    const tags = tagsOf(ownership, { service: "deployment", dataClass: "operational", tier: 2 });
    const facts: DeployFacts = {
      accountId,
      environment,
      regions: [regions.primary, regions.secondary],
    };
    const providerArn = arnOf({ service: "iam", accountId, resource: `oidc-provider/${issuer}` });
    if (args.provider !== "exists") {
      new OpenIdConnectProvider(
        `${name}-github`,
        // No thumbprints: IAM trusts GitHub's certificate by its authority, and a pinned one breaks when renewed.
        { url: `https://${issuer}`, clientIdLists: [audience], tags },
        permanent,
      );
    }
    const policyNamed = (suffix: string, physical: string, policy: pulumi.Input<string>, options = child) =>
      new Policy(`${name}-${suffix}`, { name: physical, policy, tags }, options);
    const workloads = policyNamed(
      "workload-boundary",
      workloadBoundaryName(environment),
      pulumi.all([...args.dataKeyArns]).apply((dataKeyArns) => workloadBoundary({ ...facts, dataKeyArns })),
      permanent,
    );

    const lanes = deployLanes.map((lane) => {
      const boundary = policyNamed(
        `${lane}-boundary`,
        deployBoundaryName(environment, lane),
        deployBoundary(lane, { ...facts, stateBucket: state.bucketName, stateKeyArn: state.keyArn }),
        permanent,
      );
      const own = (kind: string, policy: string) =>
        policyNamed(
          `${lane}-${kind}`,
          physicalName("iam-policy", [deployRolePrefix(environment) + lane, kind]),
          policy,
        );
      const reads = own("read", lanePlanPolicy(lane, facts));
      const changes = own("change", laneDeployPolicy(lane, facts));
      const roleKeeping = own("roles", roleKeepingPolicy(lane, facts));
      const roles = deployPurposes.map((purpose) => {
        const role = new Role(
          `${name}-${lane}-${purpose}`,
          {
            name: physicalName("role", [deployRolePrefix(environment) + lane, purpose]),
            description: `GitHub Actions: ${purpose} of the ${lane} lane (${environment})`,
            assumeRolePolicy: deployTrust({ providerArn, repository, environment, lane, purpose }),
            maxSessionDuration: sessionSeconds,
            permissionsBoundary: boundary.arn,
            tags,
          },
          child,
        );
        const stateUse = own(`${purpose}-state`, statePolicy(purpose, state));
        const granted =
          purpose === "plan"
            ? { read: reads, state: stateUse }
            : { read: reads, state: stateUse, change: changes, roles: roleKeeping };
        for (const [kind, policy] of Object.entries(granted)) {
          new RolePolicyAttachment(
            `${name}-${lane}-${purpose}-${kind}`,
            { role: role.name, policyArn: policy.arn },
            child,
          );
        }
        return [purpose, role] as const;
      });
      return { lane, boundary, roles: Object.fromEntries(roles) as Record<DeployPurpose, Role> };
    });

    this.roleArns = Object.fromEntries(
      lanes.map(({ lane, roles }) => [lane, { plan: roles.plan.arn, deploy: roles.deploy.arn }]),
    ) as Record<DeployLane, Record<DeployPurpose, pulumi.Output<string>>>;
    this.workloadBoundaryArn = workloads.arn;
    this.nodes = {
      roles: lanes.flatMap(({ roles }) => Object.values(roles)),
      boundaries: [workloads, ...lanes.map(({ boundary }) => boundary)],
    };
    this.registerOutputs({ roleArns: this.roleArns, workloadBoundaryArn: workloads.arn });
  }
}

/** GitHub's environment of a role: `prod-core-deploy`. Who may approve it is set there. */
export function githubEnvironment(
  environment: Environment,
  lane: DeployLane,
  purpose: DeployPurpose,
): string {
  return `${environment}-${lane}-${purpose}`;
}

/** Admits tokens for exactly one environment of exactly one repository; no wildcard, no branch, no pull request. */
export function deployTrust(facts: {
  readonly providerArn: string;
  readonly repository: string;
  readonly environment: Environment;
  readonly lane: DeployLane;
  readonly purpose: DeployPurpose;
}): string {
  const { providerArn, repository, environment, lane, purpose } = facts;
  if (!/^[A-Za-z0-9-]+\/[A-Za-z0-9._-]+$/.test(repository)) {
    throw new pulumi.InputPropertyError({
      propertyPath: "repository",
      reason: `found ${repository}, wanted owner/name without wildcards`,
    });
  }
  const subject = `repo:${repository}:environment:${githubEnvironment(environment, lane, purpose)}`;
  return federatedTrust({ providerArn, issuer, claims: { aud: audience, sub: subject } });
}
