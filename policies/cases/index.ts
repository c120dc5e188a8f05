import { cases as acm } from "../rules/acm/cases.ts";
import { cases as autoScaling } from "../rules/auto-scaling/cases.ts";
import { cases as cloudfront } from "../rules/cloudfront/cases.ts";
import { cases as cloudtrail } from "../rules/cloudtrail/cases.ts";
import { cases as cloudwatch } from "../rules/cloudwatch/cases.ts";
import { cases as codebuild } from "../rules/codebuild/cases.ts";
import { cases as dms } from "../rules/dms/cases.ts";
import { cases as dynamodb } from "../rules/dynamodb/cases.ts";
import { cases as ebs } from "../rules/ebs/cases.ts";
import { cases as ec2Vpc } from "../rules/ec2-vpc/cases.ts";
import { cases as ecs } from "../rules/ecs/cases.ts";
import { cases as efs } from "../rules/efs/cases.ts";
import { cases as elasticBeanstalk } from "../rules/elastic-beanstalk/cases.ts";
import { cases as elasticache } from "../rules/elasticache/cases.ts";
import { cases as elb } from "../rules/elb/cases.ts";
import { cases as emr } from "../rules/emr/cases.ts";
import { cases as eventbridge } from "../rules/eventbridge/cases.ts";
import { cases as iam } from "../rules/iam/cases.ts";
import { cases as kms } from "../rules/kms/cases.ts";
import { cases as kubernetes } from "../rules/kubernetes/cases.ts";
import { cases as s3 } from "../rules/s3/cases.ts";
import { cases as sqs } from "../rules/sqs/cases.ts";
import type { CasesByControl } from "./case.ts";

/** The cases of every control. */
export const allCases: CasesByControl = {
  ...acm,
  ...autoScaling,
  ...cloudfront,
  ...cloudtrail,
  ...cloudwatch,
  ...codebuild,
  ...dms,
  ...dynamodb,
  ...ebs,
  ...ec2Vpc,
  ...ecs,
  ...efs,
  ...elasticBeanstalk,
  ...elasticache,
  ...elb,
  ...emr,
  ...eventbridge,
  ...iam,
  ...kms,
  ...kubernetes,
  ...s3,
  ...sqs,
};
