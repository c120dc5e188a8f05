import type { Rule } from "../../rule.ts";
import { cognitoMfa } from "./cognito-mfa.ts";
import { cognitoSessionTimeout } from "./cognito-session-timeout.ts";

export const cognitoRules: readonly Rule[] = [cognitoMfa, cognitoSessionTimeout];
