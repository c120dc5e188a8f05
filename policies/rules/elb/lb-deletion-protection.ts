import { resourceRule } from "../../rule.ts";
import { isTrue } from "../../view.ts";

/** A deleted balancer takes its name and its address with it. */
export const lbDeletionProtection = resourceRule({
  id: "lb-deletion-protection",
  title: "Load balancers resist deletion",
  service: "ELB",
  severity: "medium",
  level: "advisory",
  hipaa: ["164.308(a)(7)(i)", "164.308(a)(7)(ii)(C)"],
  hitrust: ["12.c"],
  nist: ["CP-2", "CP-10", "SC-5"],
  fix: "Set enableDeletionProtection to true.",
  types: ["aws:lb/loadBalancer:LoadBalancer"],
  check: (balancer) => isTrue(balancer.at("enableDeletionProtection")),
  remedy: (balancer) =>
    isTrue(balancer.at("enableDeletionProtection")).value === false
      ? { enableDeletionProtection: true }
      : undefined,
});
