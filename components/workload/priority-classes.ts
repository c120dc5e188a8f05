import { PriorityClass } from "@pulumi/kubernetes/scheduling/v1/priorityClass.js";
import * as pulumi from "@pulumi/pulumi";
import { priorityClasses } from "./services.ts";

/**
 * The cluster's pod priorities, emergency first. They exist once per cluster and every workload names one of them.
 *
 * @example
 * new PriorityClasses("priorities");
 */
export class PriorityClasses extends pulumi.ComponentResource {
  constructor(name: string, opts?: pulumi.ComponentResourceOptions) {
    super("wardrail:workload:PriorityClasses", name, { classes: priorityClasses }, opts);
    for (const { name: className, value, description } of priorityClasses) {
      new PriorityClass(
        `${name}-${className.replace("wardrail-", "")}`,
        {
          metadata: { name: className, labels: { "app.kubernetes.io/part-of": "scheduling-platform" } },
          value,
          description,
          globalDefault: false,
          preemptionPolicy: "PreemptLowerPriority",
        },
        { parent: this },
      );
    }
    this.registerOutputs({});
  }
}
