import { resourceRule } from "../../rule.ts";
import { and, not, when } from "../../truth.ts";
import { every, is, isSet, json, matches } from "../../view.ts";

/** A user is name or uid, with an optional group after a colon; unlike other tools, privileged is no substitute. */
export const ecsHostModeUser = resourceRule({
  id: "ecs-host-mode-user",
  title: "Host-network tasks name a non-root user",
  service: "ECS",
  severity: "high",
  level: "mandatory",
  hipaa: [
    "164.308(a)(3)(i)",
    "164.308(a)(3)(ii)(A)",
    "164.308(a)(4)(ii)(A)",
    "164.308(a)(4)(ii)(C)",
    "164.312(a)(1)",
  ],
  hitrust: ["01.c"],
  nist: ["AC-6", "CM-6", "CM-7"],
  fix: "Name a user other than root in every container of a host-mode task.",
  types: ["aws:ecs/taskDefinition:TaskDefinition"],
  check: (task) =>
    when(is(task.at("networkMode"), "host"), "not in host network mode", () => {
      const definitions = json(task.at("containerDefinitions"));
      return and(
        isSet(definitions),
        every(definitions, (container) =>
          and(isSet(container.at("user")), not(matches(container.at("user"), /^(root|0+)(:|$)/))),
        ),
      );
    }),
});
