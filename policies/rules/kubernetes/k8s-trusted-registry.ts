import { imageOf } from "../../matchers/image.ts";
import { everyContainer, WORKLOADS } from "../../matchers/pods.ts";
import { wildcardMatches } from "../../matchers/wildcard.ts";
import { resourceRule } from "../../rule.ts";
import { that } from "../../view.ts";

/** An image without a registry comes from Docker Hub. */
export const k8sTrustedRegistry = resourceRule({
  id: "k8s-trusted-registry",
  title: "Images come from our registries",
  service: "Kubernetes",
  severity: "high",
  level: "mandatory",
  hipaa: ["164.308(a)(5)(ii)(B)", "164.312(c)(1)"],
  hitrust: ["10.k"],
  nist: ["SI-7", "CM-14", "SR-4"],
  fix: "Take images from a registry on the list.",
  types: WORKLOADS,
  uses: ["trustedRegistries"],
  check: (workload, { settings }) =>
    everyContainer(workload, (container) =>
      that(container.at("image"), ({ text }) => {
        const { registry, repository } = imageOf(text ?? "");
        return (
          text !== undefined &&
          settings.trustedRegistries.some(
            (pattern) =>
              wildcardMatches(pattern, registry) ||
              wildcardMatches(`${pattern}/*`, `${registry}/${repository}`),
          )
        );
      }),
    ),
});
