import { everyContainer, WORKLOADS } from "../../matchers/pods.ts";
import { isProduction } from "../../matchers/tags.ts";
import { resourceRule } from "../../rule.ts";
import { when } from "../../truth.ts";
import { matches } from "../../view.ts";

/** A tag can be moved after the scan. */
export const k8sImageDigest = resourceRule({
  id: "k8s-image-digest",
  title: "Images are pinned by digest",
  service: "Kubernetes",
  severity: "medium",
  level: "advisory",
  hipaa: ["164.308(a)(5)(ii)(B)", "164.312(c)(1)"],
  hitrust: ["10.k"],
  nist: ["SI-7", "CM-14", "SR-4"],
  fix: "Name every image by digest (@sha256:...).",
  types: WORKLOADS,
  check: (workload) =>
    when(isProduction(workload), "not a production stack", () =>
      everyContainer(workload, (container) => matches(container.at("image"), /@sha256:[0-9a-f]{64}$/)),
    ),
});
