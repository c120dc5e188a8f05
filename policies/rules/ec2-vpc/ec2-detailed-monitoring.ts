import { resourceRule } from "../../rule.ts";
import { isTrue } from "../../view.ts";

/** A launch configuration monitors in detail unless told not to, yet the safeguard wants it said. */
export const ec2DetailedMonitoring = resourceRule({
  id: "ec2-detailed-monitoring",
  title: "Instances use one-minute metrics",
  service: "EC2/VPC",
  severity: "low",
  level: "advisory",
  hipaa: ["164.312(b)"],
  hitrust: ["09.ab"],
  nist: ["AU-6", "SI-4", "IR-4"],
  fix: "Turn detailed monitoring on (monitoring, enableMonitoring or monitoring.enabled).",
  types: [
    "aws:ec2/instance:Instance",
    "aws:ec2/launchConfiguration:LaunchConfiguration",
    "aws:ec2/launchTemplate:LaunchTemplate",
  ],
  check: (subject) =>
    isTrue(
      subject.at(
        subject.type === "aws:ec2/instance:Instance"
          ? "monitoring"
          : subject.type === "aws:ec2/launchTemplate:LaunchTemplate"
            ? "monitoring.enabled"
            : "enableMonitoring",
      ),
    ),
});
