import { holdsPhi } from "../../matchers/tags.ts";
import { stackRule } from "../../rule.ts";
import { truth, when } from "../../truth.ts";
import { isSet, that } from "../../view.ts";

/** When this stack has log groups the named one must be among them; else it belongs to another stack and only its presence is judged. */
export const k8sAuditLogSidecar = stackRule({
  id: "k8s-audit-log-sidecar",
  title: "Audit lines leave the pod",
  service: "Kubernetes",
  severity: "high",
  level: "mandatory",
  hipaa: ["164.308(a)(1)(ii)(D)", "164.312(b)"],
  hitrust: ["09.aa"],
  nist: ["AU-2", "AU-3", "AU-12"],
  fix: "Set the annotation audit-stream to the name of the audit log group.",
  types: ["kubernetes:apps/v1:Deployment", "kubernetes:apps/v1:StatefulSet"],
  check: (workload, { estate }) =>
    when(holdsPhi(workload), "holds no PHI by its data-class label", () => {
      const places = ["metadata.annotations", "spec.template.metadata.annotations"].map((path) =>
        workload.at(path),
      );
      const stream = places.flatMap((place) =>
        place.unknown
          ? [place]
          : place
              .entries()
              .filter(({ key }) => /(^|\/)audit-stream$/.test(key))
              .map(({ value }) => value),
      )[0];
      if (stream === undefined) return truth(false, "metadata.annotations");
      const groups = estate.ofType("aws:cloudwatch/logGroup:LogGroup");
      return groups.length === 0
        ? isSet(stream)
        : that(stream, ({ text }) =>
            groups.some((group) => text !== undefined && group.identities.has(text)),
          );
    }),
});
