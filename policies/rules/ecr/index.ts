import type { Rule } from "../../rule.ts";
import { ecrImmutableTags } from "./ecr-immutable-tags.ts";
import { ecrKms } from "./ecr-kms.ts";
import { ecrScanOnPush } from "./ecr-scan-on-push.ts";

export const ecrRules: readonly Rule[] = [ecrImmutableTags, ecrKms, ecrScanOnPush];
