import type { Rule } from "../rule.ts";
import { acmRules } from "./acm/index.ts";
import { apiGatewayRules } from "./api-gateway/index.ts";
import { applicationAutoScalingRules } from "./application-auto-scaling/index.ts";
import { autoScalingRules } from "./auto-scaling/index.ts";
import { backupRules } from "./backup/index.ts";
import { cloudfrontRules } from "./cloudfront/index.ts";
import { cloudtrailRules } from "./cloudtrail/index.ts";
import { cloudwatchRules } from "./cloudwatch/index.ts";
import { codebuildRules } from "./codebuild/index.ts";
import { cognitoRules } from "./cognito/index.ts";
import { configRules } from "./config/index.ts";
import { connectRules } from "./connect/index.ts";
import { crossServiceRules } from "./cross-service/index.ts";
import { dmsRules } from "./dms/index.ts";
import { dynamodbRules } from "./dynamodb/index.ts";
import { ebsRules } from "./ebs/index.ts";
import { ec2VpcRules } from "./ec2-vpc/index.ts";
import { ecrRules } from "./ecr/index.ts";
import { ecsRules } from "./ecs/index.ts";
import { efsRules } from "./efs/index.ts";
import { eksRules } from "./eks/index.ts";
import { elasticBeanstalkRules } from "./elastic-beanstalk/index.ts";
import { elasticacheRules } from "./elasticache/index.ts";
import { elbRules } from "./elb/index.ts";
import { emrRules } from "./emr/index.ts";
import { eventbridgeRules } from "./eventbridge/index.ts";
import { guarddutyRules } from "./guardduty/index.ts";
import { iamRules } from "./iam/index.ts";
import { kinesisRules } from "./kinesis/index.ts";
import { kmsRules } from "./kms/index.ts";
import { kubernetesRules } from "./kubernetes/index.ts";
import { lambdaRules } from "./lambda/index.ts";
import { managedPrometheusRules } from "./managed-prometheus/index.ts";
import { opensearchRules } from "./opensearch/index.ts";
import { rdsRules } from "./rds/index.ts";
import { redshiftRules } from "./redshift/index.ts";
import { route53Rules } from "./route-53/index.ts";
import { s3Rules } from "./s3/index.ts";
import { sagemakerRules } from "./sagemaker/index.ts";
import { secretsManagerRules } from "./secrets-manager/index.ts";
import { securityHubRules } from "./security-hub/index.ts";
import { snsRules } from "./sns/index.ts";
import { sqsRules } from "./sqs/index.ts";
import { systemsManagerRules } from "./systems-manager/index.ts";
import { wafRules } from "./waf/index.ts";

/** Every control of the pack, by service. */
export const rules: readonly Rule[] = [
  ...acmRules,
  ...apiGatewayRules,
  ...applicationAutoScalingRules,
  ...autoScalingRules,
  ...backupRules,
  ...cloudfrontRules,
  ...cloudtrailRules,
  ...cloudwatchRules,
  ...codebuildRules,
  ...cognitoRules,
  ...configRules,
  ...connectRules,
  ...crossServiceRules,
  ...dmsRules,
  ...dynamodbRules,
  ...ebsRules,
  ...ec2VpcRules,
  ...ecrRules,
  ...ecsRules,
  ...efsRules,
  ...eksRules,
  ...elasticBeanstalkRules,
  ...elasticacheRules,
  ...elbRules,
  ...emrRules,
  ...eventbridgeRules,
  ...guarddutyRules,
  ...iamRules,
  ...kinesisRules,
  ...kmsRules,
  ...kubernetesRules,
  ...lambdaRules,
  ...managedPrometheusRules,
  ...opensearchRules,
  ...rdsRules,
  ...redshiftRules,
  ...route53Rules,
  ...s3Rules,
  ...sagemakerRules,
  ...secretsManagerRules,
  ...securityHubRules,
  ...snsRules,
  ...sqsRules,
  ...systemsManagerRules,
  ...wafRules,
];
