import type { Rule } from "../../rule.ts";
import { amiNotShared } from "./ami-not-shared.ts";
import { ec2DetailedMonitoring } from "./ec2-detailed-monitoring.ts";
import { ec2EbsOptimized } from "./ec2-ebs-optimized.ts";
import { ec2Imdsv2Required } from "./ec2-imdsv2-required.ts";
import { ec2InVpc } from "./ec2-in-vpc.ts";
import { ec2InstanceProfile } from "./ec2-instance-profile.ts";
import { ec2NoPublicIp } from "./ec2-no-public-ip.ts";
import { naclNoOpenIngress } from "./nacl-no-open-ingress.ts";
import { sgOnlyAuthorisedOpenPorts } from "./sg-only-authorised-open-ports.ts";
import { sgRestrictedCommonPorts } from "./sg-restricted-common-ports.ts";
import { sgRestrictedSsh } from "./sg-restricted-ssh.ts";
import { subnetNoPublicIp } from "./subnet-no-public-ip.ts";
import { vpcDefaultSgClosed } from "./vpc-default-sg-closed.ts";
import { vpcFlowLogs } from "./vpc-flow-logs.ts";
import { vpcNoOpenIgwRoute } from "./vpc-no-open-igw-route.ts";
import { vpnTwoTunnels } from "./vpn-two-tunnels.ts";

export const ec2VpcRules: readonly Rule[] = [
  amiNotShared,
  ec2DetailedMonitoring,
  ec2EbsOptimized,
  ec2Imdsv2Required,
  ec2InVpc,
  ec2InstanceProfile,
  ec2NoPublicIp,
  naclNoOpenIngress,
  sgOnlyAuthorisedOpenPorts,
  sgRestrictedCommonPorts,
  sgRestrictedSsh,
  subnetNoPublicIp,
  vpcDefaultSgClosed,
  vpcFlowLogs,
  vpcNoOpenIgwRoute,
  vpnTwoTunnels,
];
