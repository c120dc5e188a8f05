import type { Rule } from "../../rule.ts";
import { kinesisEncrypted } from "./kinesis-encrypted.ts";

export const kinesisRules: readonly Rule[] = [kinesisEncrypted];
