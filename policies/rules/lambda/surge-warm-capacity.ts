import { declaredSurge } from "../../matchers/autoscaler.ts";
import { objectName } from "../../matchers/pods.ts";
import { stackRule } from "../../rule.ts";
import { because, no, or, truth, when } from "../../truth.ts";
import { atLeast, isSet } from "../../view.ts";

/** New machines take longer than the shortest deadlines allow. Over-provisioning pods are known by a priority below zero or by name. */
export const surgeWarmCapacity = stackRule({
  id: "surge-warm-capacity",
  title: "Step surges start from warm capacity",
  service: "Lambda",
  severity: "medium",
  level: "advisory",
  hipaa: ["164.308(a)(7)(i)", "164.308(a)(7)(ii)(C)"],
  hitrust: ["09.h"],
  nist: ["CP-2(2)", "SC-5(2)", "SC-6"],
  fix: "Declare provisioned concurrency, a warm pool or over-provisioning pods.",
  types: ["aws:lambda/function:Function", "aws:autoscaling/group:Group", "aws:eks/nodeGroup:NodeGroup"],
  check: (subject, { estate }) => {
    const declared = declaredSurge(subject) ?? 0;
    return when(
      subject.at("tags").unknown ? truth(undefined, "tags") : truth(declared >= 25, "tags"),
      "no surge of 25 times or more declared",
      () => {
        if (subject.type === "aws:lambda/function:Function") {
          return because(
            "no ProvisionedConcurrencyConfig names this function",
            estate.some(
              "aws:lambda/provisionedConcurrencyConfig:ProvisionedConcurrencyConfig",
              "functionName",
              subject,
              (config) => atLeast(config.at("provisionedConcurrentExecutions"), 1),
            ),
          );
        }
        const pods = estate
          .ofType("kubernetes:apps/v1:Deployment")
          .map((deployment) =>
            truth(
              /over-?provision|pause|warm-?reserve|headroom/i.test(objectName(deployment)),
              "metadata.name",
            ),
          );
        return subject.type === "aws:autoscaling/group:Group"
          ? isSet(subject.at("warmPool"))
          : because("no over-provisioning pods in this stack", or(...pods, no));
      },
    );
  },
});
