import { stackRule } from "../../rule.ts";
import { truth } from "../../truth.ts";

/** Subnets are resolved in this stack; those of another stack count one by one, since their zones cannot be seen. */
export const eksNodegroupThreeZones = stackRule({
  id: "eks-nodegroup-three-zones",
  title: "Node groups of tier-0 services span three zones",
  service: "EKS",
  severity: "high",
  level: "advisory",
  hipaa: ["164.308(a)(7)(i)", "164.308(a)(7)(ii)(C)"],
  hitrust: ["12.c"],
  nist: ["CP-2", "CP-10", "SC-5"],
  fix: "Name subnets in at least three availability zones.",
  types: ["aws:eks/nodeGroup:NodeGroup"],
  check: (group, { estate }) => {
    const list = group.at("subnetIds");
    if (list.unknown) {
      const made = (group.propertyDependencies["subnetIds"] ?? [])
        .map((urn) => estate.get(urn))
        .filter((subnet) => subnet?.type === "aws:ec2/subnet:Subnet");
      const zones = new Set(made.map((subnet) => subnet?.at("availabilityZone").text ?? subnet?.urn));
      return truth(zones.size >= 3 ? true : undefined, list.path);
    }
    const subnets = estate.ofType("aws:ec2/subnet:Subnet");
    const zones = list
      .items()
      .map(
        (item) =>
          subnets
            .find((subnet) => item.text !== undefined && subnet.identities.has(item.text))
            ?.at("availabilityZone").text ??
          item.text ??
          item.path,
      );
    const distinct = new Set(zones).size;
    const unseen = list.items().some((item) => item.unknown);
    return truth(
      distinct >= 3 && !unseen ? true : unseen ? (list.items().length >= 3 ? undefined : false) : false,
      list.path,
    );
  },
});
