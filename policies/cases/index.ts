import { cases as eventbridge } from "../rules/eventbridge/cases.ts";
import { cases as kms } from "../rules/kms/cases.ts";
import { cases as s3 } from "../rules/s3/cases.ts";
import { cases as sqs } from "../rules/sqs/cases.ts";
import type { CasesByControl } from "./case.ts";

/** The cases of every control. */
export const allCases: CasesByControl = { ...eventbridge, ...kms, ...s3, ...sqs };
