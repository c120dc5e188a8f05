import { containers, objectName, podSpec, WORKLOADS } from "../../matchers/pods.ts";
import { resourceRule } from "../../rule.ts";
import { and, not, or, yes } from "../../truth.ts";
import { every, is, isAbsent, isTrue } from "../../view.ts";

/** An agent on the list still may not mount a host path for writing. */
export const k8sNoHostPath = resourceRule({
  id: "k8s-no-host-path",
  title: "No host paths",
  service: "Kubernetes",
  severity: "high",
  level: "mandatory",
  hipaa: ["164.308(a)(3)(i)", "164.308(a)(4)(ii)(C)", "164.312(a)(1)"],
  hitrust: ["01.c"],
  nist: ["AC-6", "CM-6", "CM-7"],
  fix: "Replace hostPath volumes; node agents on the list may mount read-only.",
  types: WORKLOADS,
  uses: ["hostPathAgents"],
  check: (workload, { settings }) => {
    const agent =
      workload.type === "kubernetes:apps/v1:DaemonSet" &&
      settings.hostPathAgents.includes(objectName(workload));
    return every(podSpec(workload).at("volumes"), (volume) => {
      const plain = isAbsent(volume.at("hostPath"));
      if (!agent) return plain;
      const mounts = containers(workload).flatMap((container) => container.at("volumeMounts").items());
      return or(
        plain,
        and(
          ...mounts.map((mount) =>
            or(not(is(mount.at("name"), volume.at("name").text ?? "")), isTrue(mount.at("readOnly"))),
          ),
          yes,
        ),
      );
    });
  },
});
