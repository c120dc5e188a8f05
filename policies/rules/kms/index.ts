import type { Rule } from "../../rule.ts";
import { drKmsMultiRegion } from "./dr-kms-multi-region.ts";
import { kmsDeletionWindow } from "./kms-deletion-window.ts";
import { kmsPolicyNoWildcard } from "./kms-policy-no-wildcard.ts";
import { kmsRotation } from "./kms-rotation.ts";

export const kmsRules: readonly Rule[] = [
  drKmsMultiRegion,
  kmsDeletionWindow,
  kmsPolicyNoWildcard,
  kmsRotation,
];
