import type { Rule } from "../../rule.ts";
import { drSecretReplica } from "./dr-secret-replica.ts";
import { secretsCmk } from "./secrets-cmk.ts";
import { secretsRotation } from "./secrets-rotation.ts";

export const secretsManagerRules: readonly Rule[] = [drSecretReplica, secretsCmk, secretsRotation];
