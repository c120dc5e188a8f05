import { resourceRule } from "../../rule.ts";
import { and } from "../../truth.ts";
import { is, scalarText, that } from "../../view.ts";

/** Extended support delays the upgrade until it can no longer be planned. */
export const eksSupportedVersion = resourceRule({
  id: "eks-supported-version",
  title: "Clusters run a supported version",
  service: "EKS",
  severity: "medium",
  level: "advisory",
  hipaa: ["164.308(a)(5)(ii)(A)", "164.308(a)(5)(ii)(B)"],
  hitrust: ["10.m"],
  nist: ["SI-2", "CM-2"],
  fix: "Set version at or above the floor, and upgradePolicy.supportType STANDARD.",
  types: ["aws:eks/cluster:Cluster"],
  uses: ["minimumEksVersion"],
  check: (cluster, { settings }) => {
    const minor = (text: string) => Number(/^1\.(\d+)$/.exec(text)?.[1] ?? Number.NaN);
    return and(
      that(
        cluster.at("version"),
        ({ value }) => minor(scalarText(value)) >= minor(settings.minimumEksVersion),
      ),
      is(cluster.at("upgradePolicy.supportType"), "STANDARD"),
    );
  },
});
