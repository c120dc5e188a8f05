import { cases as acm } from "../rules/acm/cases.ts";
import { cases as apiGateway } from "../rules/api-gateway/cases.ts";
import { cases as applicationAutoScaling } from "../rules/application-auto-scaling/cases.ts";
import { cases as autoScaling } from "../rules/auto-scaling/cases.ts";
import { cases as backup } from "../rules/backup/cases.ts";
import { cases as cloudfront } from "../rules/cloudfront/cases.ts";
import { cases as cloudtrail } from "../rules/cloudtrail/cases.ts";
import { cases as cloudwatch } from "../rules/cloudwatch/cases.ts";
import { cases as codebuild } from "../rules/codebuild/cases.ts";
import { cases as cognito } from "../rules/cognito/cases.ts";
import { cases as config } from "../rules/config/cases.ts";
import { cases as connect } from "../rules/connect/cases.ts";
import { cases as crossService } from "../rules/cross-service/cases.ts";
import { cases as dms } from "../rules/dms/cases.ts";
import { cases as dynamodb } from "../rules/dynamodb/cases.ts";
import { cases as ebs } from "../rules/ebs/cases.ts";
import { cases as ec2Vpc } from "../rules/ec2-vpc/cases.ts";
import { cases as ecr } from "../rules/ecr/cases.ts";
import { cases as ecs } from "../rules/ecs/cases.ts";
import { cases as efs } from "../rules/efs/cases.ts";
import { cases as eks } from "../rules/eks/cases.ts";
import { cases as elasticBeanstalk } from "../rules/elastic-beanstalk/cases.ts";
import { cases as elasticache } from "../rules/elasticache/cases.ts";
import { cases as elb } from "../rules/elb/cases.ts";
import { cases as emr } from "../rules/emr/cases.ts";
import { cases as eventbridge } from "../rules/eventbridge/cases.ts";
import { cases as guardduty } from "../rules/guardduty/cases.ts";
import { cases as iam } from "../rules/iam/cases.ts";
import { cases as kinesis } from "../rules/kinesis/cases.ts";
import { cases as kms } from "../rules/kms/cases.ts";
import { cases as kubernetes } from "../rules/kubernetes/cases.ts";
import { cases as lambda } from "../rules/lambda/cases.ts";
import { cases as managedPrometheus } from "../rules/managed-prometheus/cases.ts";
import { cases as opensearch } from "../rules/opensearch/cases.ts";
import { cases as rds } from "../rules/rds/cases.ts";
import { cases as redshift } from "../rules/redshift/cases.ts";
import { cases as route53 } from "../rules/route-53/cases.ts";
import { cases as s3 } from "../rules/s3/cases.ts";
import { cases as sagemaker } from "../rules/sagemaker/cases.ts";
import { cases as secretsManager } from "../rules/secrets-manager/cases.ts";
import { cases as securityHub } from "../rules/security-hub/cases.ts";
import { cases as sns } from "../rules/sns/cases.ts";
import { cases as sqs } from "../rules/sqs/cases.ts";
import { cases as systemsManager } from "../rules/systems-manager/cases.ts";
import { cases as waf } from "../rules/waf/cases.ts";
import type { CasesByControl, RuleCases } from "./case.ts";
import { conditionCases } from "./conditions.ts";

const first: CasesByControl = {
  ...acm,
  ...apiGateway,
  ...applicationAutoScaling,
  ...autoScaling,
  ...backup,
  ...cloudfront,
  ...cloudtrail,
  ...cloudwatch,
  ...codebuild,
  ...cognito,
  ...config,
  ...connect,
  ...crossService,
  ...dms,
  ...dynamodb,
  ...ebs,
  ...ec2Vpc,
  ...ecr,
  ...ecs,
  ...efs,
  ...eks,
  ...elasticBeanstalk,
  ...elasticache,
  ...elb,
  ...emr,
  ...eventbridge,
  ...guardduty,
  ...iam,
  ...kinesis,
  ...kms,
  ...kubernetes,
  ...lambda,
  ...managedPrometheus,
  ...opensearch,
  ...rds,
  ...redshift,
  ...route53,
  ...s3,
  ...sagemaker,
  ...secretsManager,
  ...securityHub,
  ...sns,
  ...sqs,
  ...systemsManager,
  ...waf,
};

/** The cases of every control: five kinds each, and those that hold single conditions apart. */
export const allCases: CasesByControl = Object.fromEntries(
  Object.entries(first).map(([id, cases]) => [id, withMore(cases, conditionCases[id])]),
);

function withMore(cases: RuleCases, more: Partial<RuleCases> = {}): RuleCases {
  const joined = (kind: "complies" | "violates" | "lookAlike" | "notApplicable" | "unknown") => [
    ...cases[kind],
    ...(more[kind] ?? []),
  ];
  return {
    ...cases,
    complies: joined("complies"),
    violates: joined("violates"),
    lookAlike: joined("lookAlike"),
    notApplicable: joined("notApplicable"),
    unknown: joined("unknown"),
  };
}
