export { type KeyPolicyFacts, keyPolicy, servicesUsingKeys } from "./key-policy.ts";
export { type KeyRef, PhiKey, type PhiKeyArgs } from "./phi-key.ts";
