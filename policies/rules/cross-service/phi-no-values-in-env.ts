import { variablesOf } from "../../matchers/environment-variables.ts";
import { freeOfPhi, looksLikePhi } from "../../matchers/phi.ts";
import { resourceRule } from "../../rule.ts";
import { and, notApplicable, truth, yes } from "../../truth.ts";

/** A sender's or support address is the organisation's own, so mail addresses count only outside such names. */
export const phiNoValuesInEnv = resourceRule({
  id: "phi-no-values-in-env",
  title: "Functions and containers get no patient data by environment",
  service: "Cross-service",
  severity: "critical",
  level: "mandatory",
  hipaa: ["164.502(b)", "164.308(a)(4)(i)", "164.312(a)(1)"],
  hitrust: ["06.d"],
  nist: ["AC-3", "AC-4", "PT-2", "SI-12(1)"],
  fix: "Take the value out of the environment; fetch it when it is needed.",
  types: [
    "aws:lambda/function:Function",
    "aws:ecs/taskDefinition:TaskDefinition",
    "kubernetes:apps/v1:Deployment",
    "kubernetes:apps/v1:StatefulSet",
    "kubernetes:apps/v1:DaemonSet",
    "kubernetes:apps/v1:ReplicaSet",
    "kubernetes:batch/v1:Job",
    "kubernetes:batch/v1:CronJob",
    "kubernetes:core/v1:Pod",
  ],
  check: (resource) => {
    const { variables, unreadable } = variablesOf(resource);
    if (variables.length === 0 && unreadable.length === 0)
      return notApplicable("no literal environment variables");
    return and(
      ...unreadable,
      ...variables.map(({ name, value }) =>
        and(
          truth(!looksLikePhi(name), value.path),
          freeOfPhi(value, { email: !/from|sender|reply|support|admin|contact|owner/i.test(name) }),
        ),
      ),
      yes,
    );
  },
});
