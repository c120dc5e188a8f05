import type { Rule } from "../../rule.ts";
import { ssmDocumentPrivate } from "./ssm-document-private.ts";

export const systemsManagerRules: readonly Rule[] = [ssmDocumentPrivate];
