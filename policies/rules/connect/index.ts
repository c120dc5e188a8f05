import type { Rule } from "../../rule.ts";
import { connectIvrRecordingEncrypted } from "./connect-ivr-recording-encrypted.ts";

export const connectRules: readonly Rule[] = [connectIvrRecordingEncrypted];
