import { type CasesByControl, five, other, put, res, UNKNOWN } from "../../cases/case.ts";

export const cases: CasesByControl = {
  "asg-elb-health-check": {
    ...five(
      { targetGroupArns: ["arn:tg"], healthCheckType: "ELB" },
      { targetGroupArns: ["arn:tg"], healthCheckType: "EC2" },
      { trafficSources: [{ identifier: "x" }] },
      "healthCheckType",
      {},
    ),
    violates: [{ targetGroupArns: ["arn:tg"], healthCheckType: "EC2" }, { loadBalancers: ["a"] }],
  },
  "asg-launch-config-no-public-ip": {
    complies: [
      { associatePublicIpAddress: false },
      res("ec2/launchTemplate:LaunchTemplate", {
        networkInterfaces: [{ associatePublicIpAddress: "false" }],
      }),
    ],
    violates: [{ associatePublicIpAddress: true }],
    lookAlike: [
      {},
      res("ec2/launchTemplate:LaunchTemplate", {
        networkInterfaces: [{ associatePublicIpAddress: "false" }, {}],
      }),
      res("ec2/launchTemplate:LaunchTemplate", {}),
    ],
    notApplicable: [other],
    unknown: [put({ associatePublicIpAddress: false }, "associatePublicIpAddress", UNKNOWN)],
  },
};
