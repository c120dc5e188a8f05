import type { QuotaResult } from "../../../exchange/season.ts";
import type { TwinSettings } from "../assumptions.ts";

/** Peak load of one region in a scenario. */
export interface RegionPeak {
  readonly region: string;
  readonly requestsPerSecond: number;
  readonly notificationsPerSecond: number;
  readonly nodeCpus: number;
}

interface Quota {
  readonly quota: string;
  readonly unit: string;
  readonly awsDefault: (region: string) => number;
  /** Service Quotas' own code, when a stack may set it. */
  readonly code?: string;
  /** Resource types that make the limit matter. */
  readonly usedBy: RegExp;
  readonly need: (peak: RegionPeak, settings: TwinSettings) => number;
  readonly assumed: boolean;
  readonly leadTime: string;
}

const byRegion = (inLarge: number, inOhio: number, inCalifornia: number) => (region: string) =>
  region === "us-east-2" ? inOhio : region === "us-west-1" ? inCalifornia : inLarge;
const DAYS = "support request, days";

/** Limits of AWS as documented for the regions in use (service quota pages of each service). */
const quotas: readonly Quota[] = [
  {
    quota: "API Gateway requests",
    unit: "requests per second",
    awsDefault: () => 10_000,
    code: "L-8A5B8E43",
    usedBy: /^aws:apigateway/,
    need: ({ requestsPerSecond }) => requestsPerSecond,
    assumed: false,
    leadTime: DAYS,
  },
  {
    quota: "EventBridge PutEvents",
    unit: "events per second",
    awsDefault: byRegion(10_000, 2400, 1200),
    code: "L-9B653E91",
    usedBy: /^aws:cloudwatch\/eventBus:/,
    need: ({ requestsPerSecond }, { eventsPerRequest }) => requestsPerSecond * eventsPerRequest,
    assumed: true,
    leadTime: DAYS,
  },
  {
    quota: "EventBridge target invocations",
    unit: "invocations per second",
    awsDefault: byRegion(18_750, 4500, 2250),
    code: "L-5540C5E3",
    usedBy: /^aws:cloudwatch\/eventTarget:/,
    need: ({ requestsPerSecond }, { eventsPerRequest }) => requestsPerSecond * eventsPerRequest,
    assumed: true,
    leadTime: DAYS,
  },
  {
    quota: "Lambda concurrent executions",
    unit: "executions",
    awsDefault: () => 1000,
    code: "L-B99A9384",
    usedBy: /^aws:lambda\/function:/,
    need: ({ notificationsPerSecond }, { lambdaSecondsPerNotification }) =>
      notificationsPerSecond * lambdaSecondsPerNotification,
    assumed: true,
    leadTime: DAYS,
  },
  {
    quota: "DynamoDB write units of a table",
    unit: "units per second",
    awsDefault: () => 40_000,
    usedBy: /^aws:dynamodb\/table:/,
    need: ({ requestsPerSecond }, { tableWritesPerRequest }) => requestsPerSecond * tableWritesPerRequest,
    assumed: true,
    leadTime: DAYS,
  },
  {
    quota: "DynamoDB read units of a table",
    unit: "units per second",
    awsDefault: () => 40_000,
    usedBy: /^aws:dynamodb\/table:/,
    need: ({ requestsPerSecond }, { tableReadsPerRequest }) => requestsPerSecond * tableReadsPerRequest,
    assumed: true,
    leadTime: DAYS,
  },
  {
    quota: "EC2 on-demand standard instances",
    unit: "vCPU",
    awsDefault: () => 5,
    code: "L-1216C47A",
    usedBy: /^(aws:eks\/nodeGroup:|kubernetes:karpenter\.)/,
    need: ({ nodeCpus }) => nodeCpus,
    assumed: false,
    leadTime: DAYS,
  },
];

/** What the stacks of one region declare that quotas are about. */
export interface DeclaredQuotas {
  readonly region: string;
  readonly types: ReadonlySet<string>;
  /** Values set with Service Quotas, by quota code. */
  readonly values: ReadonlyMap<string, number>;
}

/** Every known limit against the peak of one region. */
export function quotaLedger(
  peak: RegionPeak,
  declared: DeclaredQuotas,
  settings: TwinSettings,
): readonly QuotaResult[] {
  return quotas.map(({ quota, unit, awsDefault, code, usedBy, need, assumed, leadTime }) => {
    const set = code === undefined ? undefined : declared.values.get(code);
    const configured = set ?? awsDefault(peak.region);
    const peakNeed = need(peak, settings);
    const used = [...declared.types].some((type) => usedBy.test(type));
    return {
      quota,
      region: peak.region,
      unit,
      awsDefault: awsDefault(peak.region),
      configured,
      configuredBy: set === undefined ? "default" : "estate",
      peakNeed,
      state: !used ? "not-declared" : peakNeed > configured ? "short" : "enough",
      assumed,
      leadTime,
    };
  });
}
