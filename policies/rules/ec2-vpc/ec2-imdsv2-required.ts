import type { Audited } from "../../audited.ts";
import { stackRule } from "../../rule.ts";
import { and, no, or, truth, when } from "../../truth.ts";
import { is, isSet } from "../../view.ts";

/** An instance may take its options from a launch template of this stack, and a group always does. A metadata service that is off needs no token. */
export const ec2Imdsv2Required = stackRule({
  id: "ec2-imdsv2-required",
  title: "Instance metadata demands session tokens",
  service: "EC2/VPC",
  severity: "high",
  level: "mandatory",
  hipaa: ["164.308(a)(3)(i)", "164.308(a)(4)(ii)(A)", "164.308(a)(4)(ii)(C)", "164.312(a)(1)"],
  hitrust: ["01.c"],
  nist: ["AC-6", "CM-6", "CM-7"],
  fix: "Set metadataOptions.httpTokens to required.",
  types: [
    "aws:ec2/instance:Instance",
    "aws:ec2/launchTemplate:LaunchTemplate",
    "aws:ec2/launchConfiguration:LaunchConfiguration",
    "aws:autoscaling/group:Group",
  ],
  check: (subject, { estate }) => {
    const safe = (launch: Audited) =>
      or(
        is(launch.at("metadataOptions.httpTokens"), "required"),
        is(launch.at("metadataOptions.httpEndpoint"), "disabled"),
      );
    const byTemplate = (place: string) =>
      or(
        ...["id", "name", "launchTemplateId", "launchTemplateName"].map((name) =>
          or(
            ...estate
              .ofType("aws:ec2/launchTemplate:LaunchTemplate")
              .map((template) =>
                and(estate.names(subject, subject.at(`${place}.${name}`), place, template), safe(template)),
              ),
            subject.at(`${place}.${name}`).unknown ? truth(undefined, `${place}.${name}`) : no,
          ),
        ),
      );
    if (subject.type === "aws:autoscaling/group:Group") {
      const places = ["launchTemplate", "mixedInstancesPolicy.launchTemplate.launchTemplateSpecification"];
      const configuration = estate
        .ofType("aws:ec2/launchConfiguration:LaunchConfiguration")
        .map((launch) => and(estate.refers(subject, "launchConfiguration", launch), safe(launch)));
      const named = or(
        isSet(subject.at("launchConfiguration")),
        ...places.map((place) => isSet(subject.at(place))),
      );
      const elsewhere =
        estate.ofType(
          "aws:ec2/launchTemplate:LaunchTemplate",
          "aws:ec2/launchConfiguration:LaunchConfiguration",
        ).length === 0;
      return when(named, "names no launch template", () =>
        elsewhere ? truth(undefined, "launchTemplate") : or(...configuration, ...places.map(byTemplate)),
      );
    }
    const own = safe(subject);
    return subject.type === "aws:ec2/instance:Instance" && subject.at("metadataOptions").value === undefined
      ? or(own, byTemplate("launchTemplate"))
      : own;
  },
});
