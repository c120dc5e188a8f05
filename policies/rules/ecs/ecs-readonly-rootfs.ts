import { resourceRule } from "../../rule.ts";
import { and } from "../../truth.ts";
import { every, isSet, isTrue, json } from "../../view.ts";

/** Left out, the file system can be written. */
export const ecsReadonlyRootfs = resourceRule({
  id: "ecs-readonly-rootfs",
  title: "Task containers have a read-only root file system",
  service: "ECS",
  severity: "medium",
  level: "advisory",
  hipaa: ["164.308(a)(3)(i)", "164.308(a)(4)(ii)(C)", "164.312(a)(1)"],
  hitrust: ["01.c"],
  nist: ["AC-6", "CM-6", "CM-7"],
  fix: "Set readonlyRootFilesystem to true in every container definition.",
  types: ["aws:ecs/taskDefinition:TaskDefinition"],
  check: (task) => {
    const definitions = json(task.at("containerDefinitions"));
    return and(
      isSet(definitions),
      every(definitions, (container) => isTrue(container.at("readonlyRootFilesystem"))),
    );
  },
});
