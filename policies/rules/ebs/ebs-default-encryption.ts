import type { Audited } from "../../audited.ts";
import { STACK } from "../../matchers/baseline.ts";
import { stackRule } from "../../rule.ts";
import { because, no, notApplicable, or } from "../../truth.ts";
import { notFalse } from "../../view.ts";

/** enabled is true unless said otherwise. Asked of stacks that create nodes, and of the resource itself. */
export const ebsDefaultEncryption = stackRule({
  id: "ebs-default-encryption",
  title: "The account encrypts new EBS volumes by default",
  service: "EBS",
  severity: "medium",
  level: "advisory",
  hipaa: ["164.312(a)(2)(iv)", "164.312(e)(2)(ii)"],
  hitrust: ["06.d", "10.f"],
  nist: ["SC-13", "SC-28", "SC-28(1)"],
  fix: "Add aws.ebs.EncryptionByDefault, or declare that the account stack owns it.",
  types: ["aws:ebs/encryptionByDefault:EncryptionByDefault", "pulumi:pulumi:Stack"],
  uses: ["baselineOwnedElsewhere"],
  check: (subject, { estate, settings }) => {
    const on = (setting: Audited) => notFalse(setting.at("enabled"));
    if (subject.type !== STACK) return on(subject);
    if (settings.baselineOwnedElsewhere)
      return notApplicable("the account baseline is declared to be owned by another stack");
    const nodes = estate.ofType(
      "aws:ec2/instance:Instance",
      "aws:ec2/launchTemplate:LaunchTemplate",
      "aws:autoscaling/group:Group",
      "aws:eks/nodeGroup:NodeGroup",
    );
    return nodes.length === 0
      ? notApplicable("creates no nodes")
      : because(
          "creates nodes but no EncryptionByDefault",
          or(...estate.ofType("aws:ebs/encryptionByDefault:EncryptionByDefault").map(on), no),
        );
  },
});
