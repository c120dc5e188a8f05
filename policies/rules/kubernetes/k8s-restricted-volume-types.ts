import { podSpec, WORKLOADS } from "../../matchers/pods.ts";
import { resourceRule } from "../../rule.ts";
import { every, that } from "../../view.ts";

const ALLOWED: readonly string[] = [
  "name",
  "configMap",
  "csi",
  "downwardAPI",
  "emptyDir",
  "ephemeral",
  "persistentVolumeClaim",
  "projected",
  "secret",
];

/** The list is that of the restricted Pod Security Standard. A volume names its type by the property it sets. */
export const k8sRestrictedVolumeTypes = resourceRule({
  id: "k8s-restricted-volume-types",
  title: "Only safe volume types",
  service: "Kubernetes",
  severity: "medium",
  level: "advisory",
  hipaa: ["164.308(a)(3)(i)", "164.308(a)(4)(ii)(C)", "164.312(a)(1)"],
  hitrust: ["01.c"],
  nist: ["AC-6", "CM-6", "CM-7"],
  fix: "Use only configMap, csi, downwardAPI, emptyDir, ephemeral, persistentVolumeClaim, projected or secret volumes.",
  types: WORKLOADS,
  check: (workload) =>
    every(podSpec(workload).at("volumes"), (volume) =>
      that(volume, () =>
        volume.entries().every(({ key, value }) => ALLOWED.includes(key) || value.value === null),
      ),
    ),
});
