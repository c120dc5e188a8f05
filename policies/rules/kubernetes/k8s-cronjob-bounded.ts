import { resourceRule } from "../../rule.ts";
import { and } from "../../truth.ts";
import { is, isSet } from "../../view.ts";

/** A Job has no concurrency of its own; only its deadline and retries are asked. */
export const k8sCronjobBounded = resourceRule({
  id: "k8s-cronjob-bounded",
  title: "Batch jobs are bounded",
  service: "Kubernetes",
  severity: "low",
  level: "advisory",
  hipaa: ["164.308(a)(7)(i)", "164.308(a)(7)(ii)(C)"],
  hitrust: ["12.c"],
  nist: ["CP-2", "CP-10", "SC-5"],
  fix: "Set concurrencyPolicy Forbid or Replace, activeDeadlineSeconds and backoffLimit.",
  types: ["kubernetes:batch/v1:CronJob", "kubernetes:batch/v1:Job"],
  check: (job) => {
    const cron = job.type === "kubernetes:batch/v1:CronJob";
    const spec = job.at(cron ? "spec.jobTemplate.spec" : "spec");
    return and(
      isSet(spec.at("activeDeadlineSeconds")),
      isSet(spec.at("backoffLimit")),
      ...(cron ? [is(job.at("spec.concurrencyPolicy"), "Forbid", "Replace")] : []),
    );
  },
});
