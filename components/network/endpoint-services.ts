import { arnOf, type PolicyStatement, policyDocument, type Region } from "../naming/index.ts";

/** Reached by a route, without charge and without an address of its own. */
export const gatewayServices = ["s3", "dynamodb"] as const;

/** Reached by an address in each private subnet, under the service's public name. */
export const interfaceServices = [
  "aps-workspaces",
  "bedrock-runtime",
  "ec2",
  "ecr.api",
  "ecr.dkr",
  "eks",
  "eks-auth",
  "events",
  "kms",
  "logs",
  "monitoring",
  "secretsmanager",
  "sqs",
  "ssm",
  "sts",
] as const;

export type GatewayService = (typeof gatewayServices)[number];
export type InterfaceService = (typeof interfaceServices)[number];
export type EndpointService = GatewayService | InterfaceService;

/** The service prefix in IAM actions, where it is not the endpoint's name. */
const actionPrefixes: Partial<Record<EndpointService, string>> = {
  "aps-workspaces": "aps",
  "bedrock-runtime": "bedrock",
  "ecr.api": "ecr",
  "ecr.dkr": "ecr",
  monitoring: "cloudwatch",
};

/** AWS's registry of the EKS add-ons' images in the four US regions (EKS user guide, add-on images). */
const eksImagesAccount = "602401143452";

export interface EndpointPolicyFacts {
  readonly service: EndpointService;
  readonly region: Region;
  /** `o-…`: whose principals may use the endpoint, and whose resources they may reach. */
  readonly organizationId: string;
}

/**
 * Who may reach what through an endpoint: principals of our organisation reach resources of our organisation, so that
 * neither our data can be put into someone else's bucket nor can someone else's credentials be used from here. What
 * AWS itself owns and workloads need (image layers, models, public parameters) is named one by one and read only.
 */
export function endpointPolicy(facts: EndpointPolicyFacts): string {
  const { service, organizationId } = facts;
  const prefix = actionPrefixes[service] ?? service;
  return policyDocument([
    {
      effect: "Allow",
      sid: "OurPrincipalsReachOurResources",
      principal: { AWS: "*" },
      actions: [`${prefix}:*`],
      resources: ["*"],
      condition: {
        StringEquals: { "aws:PrincipalOrgID": organizationId, "aws:ResourceOrgID": organizationId },
      },
    },
    ...ownedByAws(facts),
  ]);
}

function ownedByAws({ service, region, organizationId }: EndpointPolicyFacts): readonly PolicyStatement[] {
  const ours = { StringEquals: { "aws:PrincipalOrgID": organizationId } };
  switch (service) {
    case "s3":
      return [
        {
          effect: "Allow",
          // ECR hands out presigned URLs of its own: the caller is a principal of AWS, so no condition can name ours.
          sid: "ImageLayersAreRead",
          principal: { AWS: "*" },
          actions: ["s3:GetObject"],
          resources: [`arn:aws:s3:::prod-${region}-starport-layer-bucket/*`],
        },
      ];
    case "ecr.api":
    case "ecr.dkr":
      return [
        {
          effect: "Allow",
          sid: "AddOnImagesAreRead",
          principal: { AWS: "*" },
          actions: ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"],
          resources: [
            arnOf({ service: "ecr", region, accountId: eksImagesAccount, resource: "repository/eks/*" }),
          ],
          condition: ours,
        },
      ];
    case "bedrock-runtime":
      return [
        {
          effect: "Allow",
          sid: "ModelsAreInvoked",
          principal: { AWS: "*" },
          actions: ["bedrock:InvokeModel", "bedrock:InvokeModelWithResponseStream"],
          // Models belong to no account and to no organisation.
          resources: [arnOf({ service: "bedrock", region, accountId: "", resource: "foundation-model/*" })],
          condition: ours,
        },
      ];
    case "ssm":
      return [
        {
          effect: "Allow",
          sid: "PublicParametersAreRead",
          principal: { AWS: "*" },
          actions: ["ssm:GetParameter", "ssm:GetParameters", "ssm:GetParametersByPath"],
          resources: [arnOf({ service: "ssm", region, accountId: "", resource: "parameter/aws/service/*" })],
          condition: ours,
        },
      ];
    case "sts":
      return [
        {
          effect: "Allow",
          // A web identity is no principal of an organisation until it has assumed one of our roles.
          sid: "OurRolesAreAssumedWithTokens",
          principal: { AWS: "*" },
          actions: ["sts:AssumeRoleWithWebIdentity"],
          resources: ["*"],
          condition: { StringEquals: { "aws:ResourceOrgID": organizationId } },
        },
      ];
    default:
      return [];
  }
}
