import type { Rule } from "../../rule.ts";
import { asgElbHealthCheck } from "./asg-elb-health-check.ts";
import { asgLaunchConfigNoPublicIp } from "./asg-launch-config-no-public-ip.ts";

export const autoScalingRules: readonly Rule[] = [asgElbHealthCheck, asgLaunchConfigNoPublicIp];
