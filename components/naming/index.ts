export { accountPrincipal, arnOf } from "./arns.ts";
export { type NamedKind, physicalName } from "./physical-names.ts";
export {
  type AllowStatement,
  type DenyStatement,
  type PolicyCondition,
  type PolicyPrincipal,
  type PolicyStatement,
  policyDocument,
} from "./policy-document.ts";
export {
  allowedRegions,
  isAllowedRegion,
  type Region,
  type RegionPair,
  type RegionShortName,
  regionOfShortName,
  shortNameOf,
} from "./regions.ts";
export {
  federatedTrust,
  type IdentityStatement,
  identityPolicy,
  longestManagedPolicy,
  serviceTrust,
} from "./role-documents.ts";
export {
  type DataClass,
  dataClasses,
  type Environment,
  environments,
  labelsOf,
  type Ownership,
  type Purpose,
  recoveryGoals,
  type Tier,
  tagsOf,
} from "./tags.ts";
