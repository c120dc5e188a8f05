import { WORKLOADS } from "../../matchers/pods.ts";
import { STATEFUL_TYPES } from "../../matchers/stateful.ts";
import { tag } from "../../matchers/tags.ts";
import { resourceRule } from "../../rule.ts";
import { and, notApplicable, or, truth } from "../../truth.ts";
import { matches, type View } from "../../view.ts";

const TAKES_TAGS: readonly string[] = [
  ...STATEFUL_TYPES,
  ...WORKLOADS,
  "aws:lambda/function:Function",
  "aws:kms/key:Key",
  "aws:ec2/instance:Instance",
  "aws:ec2/vpc:Vpc",
  "aws:eks/cluster:Cluster",
  "aws:ecs/service:Service",
  "aws:ecs/cluster:Cluster",
  "aws:secretsmanager/secret:Secret",
  "aws:lb/loadBalancer:LoadBalancer",
  "aws:iam/role:Role",
];
const VALUES: Readonly<Record<string, RegExp>> = {
  tier: /^(tier-?|t)?[0-3]$/i,
  environment:
    /^(prod|production|prd|staging|stage|preprod|test|qa|dev|development|sandbox|pilot|dr|shared)$/i,
};

/** Only types that take tags are asked: those that carry some, and the stores, functions, keys and workloads that always can. app.kubernetes.io/name counts as a workload's service. */
export const taggingMandatory = resourceRule({
  id: "tagging-mandatory",
  title: "Resources carry owner, service, tier and environment",
  service: "Cross-service",
  severity: "medium",
  level: "mandatory",
  hipaa: ["164.308(a)(1)(ii)(A)", "164.308(a)(7)(ii)(E)"],
  hitrust: ["07.a", "07.d"],
  nist: ["CM-8", "RA-2"],
  fix: "Set owner, service, tier and environment.",
  types: ["*"],
  uses: ["requiredTags"],
  check: (resource, { settings }) => {
    const carries = or(
      ...["tags", "tagsAll"].map((place) =>
        truth(resource.at(place).value !== undefined && resource.at(place).value !== null, place),
      ),
    );
    if (!TAKES_TAGS.includes(resource.type) && carries.value === false)
      return notApplicable("carries no tags");
    return and(
      ...settings.requiredTags.map((name) => {
        const found = [
          name,
          ...(name === "environment" ? ["env"] : []),
          ...(name === "service" ? ["app.kubernetes.io/name"] : []),
        ].map((alias) => tag(resource, alias));
        const holds = (view: View) => matches(view, VALUES[name] ?? /\S/);
        return or(
          ...found.map(holds),
          ...found.map((view) => truth(name === "tier" && typeof view.value === "number", view.path)),
        );
      }),
    );
  },
});
