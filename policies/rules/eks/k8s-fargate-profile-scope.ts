import { stackRule } from "../../rule.ts";
import { and, no, not, or } from "../../truth.ts";
import { every, isSet, isTrue, type View } from "../../view.ts";

/** A selector of a namespace alone takes every pod of it. Subnets are judged where they are in this stack. */
export const k8sFargateProfileScope = stackRule({
  id: "k8s-fargate-profile-scope",
  title: "Fargate edge pods match one profile",
  service: "EKS",
  severity: "medium",
  level: "advisory",
  hipaa: ["164.308(a)(4)(ii)(A)", "164.312(a)(1)", "164.312(e)(1)"],
  hitrust: ["01.m", "01.n", "09.m"],
  nist: ["AC-4", "SC-7", "SC-7(5)"],
  fix: "Name namespace and labels in every selector, and private subnets.",
  types: ["aws:eks/fargateProfile:FargateProfile"],
  check: (profile, { estate }) => {
    const subnets = profile.at("subnetIds").items();
    const isPublic = (item: View) =>
      or(
        ...estate
          .ofType("aws:ec2/subnet:Subnet")
          .map((subnet) =>
            and(estate.names(profile, item, "subnetIds", subnet), isTrue(subnet.at("mapPublicIpOnLaunch"))),
          ),
        no,
      );
    return and(
      isSet(profile.at("selectors")),
      every(profile.at("selectors"), (selector) =>
        and(isSet(selector.at("namespace")), isSet(selector.at("labels"))),
      ),
      ...subnets.map((item) => not(isPublic(item))),
    );
  },
});
