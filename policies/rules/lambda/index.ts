import type { Rule } from "../../rule.ts";
import { emergencyFaultIsolation } from "./emergency-fault-isolation.ts";
import { lambdaConcurrency } from "./lambda-concurrency.ts";
import { lambdaDlq } from "./lambda-dlq.ts";
import { lambdaEnvKms } from "./lambda-env-kms.ts";
import { lambdaInVpc } from "./lambda-in-vpc.ts";
import { lambdaNoPublicPermission } from "./lambda-no-public-permission.ts";
import { lambdaSupportedRuntime } from "./lambda-supported-runtime.ts";
import { lambdaUrlAuth } from "./lambda-url-auth.ts";
import { surgeLambdaConcurrency } from "./surge-lambda-concurrency.ts";
import { surgeWarmCapacity } from "./surge-warm-capacity.ts";

export const lambdaRules: readonly Rule[] = [
  emergencyFaultIsolation,
  lambdaConcurrency,
  lambdaDlq,
  lambdaEnvKms,
  lambdaInVpc,
  lambdaNoPublicPermission,
  lambdaSupportedRuntime,
  lambdaUrlAuth,
  surgeLambdaConcurrency,
  surgeWarmCapacity,
];
