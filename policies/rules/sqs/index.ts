import type { Rule } from "../../rule.ts";
import { sqsDlq } from "./sqs-dlq.ts";
import { sqsEncrypted } from "./sqs-encrypted.ts";
import { sqsSnsTlsOnly } from "./sqs-sns-tls-only.ts";

export const sqsRules: readonly Rule[] = [sqsDlq, sqsEncrypted, sqsSnsTlsOnly];
