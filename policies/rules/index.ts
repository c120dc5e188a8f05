import type { Rule } from "../rule.ts";
import { eventbridgeRules } from "./eventbridge/index.ts";
import { kmsRules } from "./kms/index.ts";
import { s3Rules } from "./s3/index.ts";
import { sqsRules } from "./sqs/index.ts";

/** Every control of the pack, by service. */
export const rules: readonly Rule[] = [...eventbridgeRules, ...kmsRules, ...s3Rules, ...sqsRules];
