import { imageOf } from "../../matchers/image.ts";
import { everyContainer, WORKLOADS } from "../../matchers/pods.ts";
import { resourceRule } from "../../rule.ts";
import { that } from "../../view.ts";

/** No tag means latest. A digest pins the image whatever tag stands beside it. */
export const k8sNoLatestTag = resourceRule({
  id: "k8s-no-latest-tag",
  title: "Images have a fixed tag",
  service: "Kubernetes",
  severity: "high",
  level: "mandatory",
  hipaa: ["164.308(a)(5)(ii)(B)", "164.312(c)(1)"],
  hitrust: ["10.k"],
  nist: ["SI-7", "CM-14", "SR-4"],
  fix: "Give every image a tag other than latest, or a digest.",
  types: WORKLOADS,
  check: (workload) =>
    everyContainer(workload, (container) =>
      that(container.at("image"), ({ text }) => {
        const { tag, digest } = imageOf(text ?? "");
        return digest !== undefined || (tag !== undefined && tag !== "latest" && tag !== "");
      }),
    ),
});
