import type { Rule } from "../../rule.ts";
import { baaAccountDeclared } from "./baa-account-declared.ts";
import { baaEligibleServices } from "./baa-eligible-services.ts";
import { drRpoRtoTags } from "./dr-rpo-rto-tags.ts";
import { emergencyNoIgnoreChanges } from "./emergency-no-ignore-changes.ts";
import { emergencyProtectOption } from "./emergency-protect-option.ts";
import { exceptionJustifiedAndDated } from "./exception-justified-and-dated.ts";
import { exceptionNoCriticalWildcard } from "./exception-no-critical-wildcard.ts";
import { phiBoundaryTag } from "./phi-boundary-tag.ts";
import { phiNoIdentifiersInNames } from "./phi-no-identifiers-in-names.ts";
import { phiNoIdentifiersInTags } from "./phi-no-identifiers-in-tags.ts";
import { phiNoValuesInEnv } from "./phi-no-values-in-env.ts";
import { phiNonprodNoPhi } from "./phi-nonprod-no-phi.ts";
import { regionUsOnly } from "./region-us-only.ts";
import { taggingMandatory } from "./tagging-mandatory.ts";

export const crossServiceRules: readonly Rule[] = [
  baaAccountDeclared,
  baaEligibleServices,
  drRpoRtoTags,
  emergencyNoIgnoreChanges,
  emergencyProtectOption,
  exceptionJustifiedAndDated,
  exceptionNoCriticalWildcard,
  phiBoundaryTag,
  phiNoIdentifiersInNames,
  phiNoIdentifiersInTags,
  phiNoValuesInEnv,
  phiNonprodNoPhi,
  regionUsOnly,
  taggingMandatory,
];
