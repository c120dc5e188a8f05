import type {
  EstateResult,
  RulesResult,
  RunbooksResult,
  Season,
  StackSummary,
} from "../../../exchange/season.ts";
import { auditFixture } from "./audit-fixture.ts";
import { forecastFixture } from "./forecast-fixture.ts";

/** `ready`: nothing stands in the way; `short`: scenarios, controls and rules that fall short, as in a real first run. */
export type Outlook = "ready" | "short";

/** A season as the rooms of the project would hand it over: synthetic, plausible and the same on every call. */
export function seasonFixture(outlook: Outlook = "short"): Season {
  return {
    schema: "wardrail.season/1",
    wardrailVersion: "0.1.0",
    madeAt: "2026-10-01T06:30:00.000Z",
    estate: { state: "done", result: estateFixture() },
    audit: { state: "done", result: auditFixture(outlook) },
    rules: { state: "done", result: rulesFixture(outlook) },
    forecast: { state: "done", result: forecastFixture(outlook) },
    runbooks: { state: "done", result: runbooksFixture() },
  };
}

function estateFixture(): EstateResult {
  const regional = ["network", "events", "services", "edge", "operations"];
  return {
    environment: "prod",
    hospitals: 200,
    stacks: [
      stack("foundation", undefined, {
        "aws:kms/key:Key": 6,
        "aws:iam/role:Role": 38,
        "aws:iam/rolePolicy:RolePolicy": 41,
      }),
      stack("data", undefined, {
        "aws:dynamodb/table:Table": 9,
        "aws:rds/globalCluster:GlobalCluster": 1,
        "aws:s3/bucket:Bucket": 7,
      }),
      ...regional.flatMap((layer) => [
        stack(layer, "us-east-1", typesOf(layer)),
        stack(layer, "us-west-2", typesOf(layer)),
      ]),
    ],
  };
}

function typesOf(layer: string): Readonly<Record<string, number>> {
  const types: Readonly<Record<string, Readonly<Record<string, number>>>> = {
    network: { "aws:ec2/subnet:Subnet": 9, "aws:ec2/vpcEndpoint:VpcEndpoint": 14, "aws:ec2/vpc:Vpc": 1 },
    events: {
      "aws:sqs/queue:Queue": 22,
      "aws:cloudwatch/eventRule:EventRule": 18,
      "aws:cloudwatch/eventBus:EventBus": 4,
    },
    services: {
      "kubernetes:core/v1:ConfigMap": 12,
      "kubernetes:apps/v1:Deployment": 8,
      "kubernetes:autoscaling/v2:HorizontalPodAutoscaler": 4,
    },
    edge: { "aws:wafv2/webAcl:WebAcl": 1, "aws:apigatewayv2/api:Api": 2 },
    operations: { "aws:cloudwatch/logGroup:LogGroup": 31, "aws:sns/topic:Topic": 5 },
  };
  return types[layer] ?? {};
}

function stack(
  layer: string,
  region: string | undefined,
  types: Readonly<Record<string, number>>,
): StackSummary {
  const counts = Object.entries(types).map(([type, count]) => ({ type, count }));
  const name =
    region === undefined ? `${layer}-prod` : `${layer}-prod-${region === "us-east-1" ? "use1" : "usw2"}`;
  return {
    stack: name,
    layer,
    ...(region === undefined ? {} : { region }),
    resourceCount: counts.reduce((sum, { count }) => sum + count, 0),
    types: counts.toSorted((left, right) => right.count - left.count),
  };
}

const alertSubjects = [
  "Booking",
  "Availability",
  "Notifications",
  "Waitlist",
  "EventBus",
  "AuditLog",
  "Database",
  "Edge",
];
const alertSymptoms = [
  "ErrorBudgetBurn",
  "LatencyHigh",
  "CapacityBelowDemand",
  "QueueAgeHigh",
  "ReplicasAtCeiling",
  "Down",
];

function rulesFixture(outlook: Outlook): RulesResult {
  const alerts = alertSubjects.flatMap((subject, row) =>
    alertSymptoms.map((symptom, column) => ({
      alert: `${subject}${symptom}`,
      severity: ["emergency", "critical", "warning", "info"][(row + column) % 4] ?? "info",
      patientSafety: (row + column) % 3 === 0,
      summary: `${subject}: ${symptom.replace(/([a-z])([A-Z])/g, "$1 $2").toLowerCase()} for longer than its window allows.`,
      runbook: `${subject}${symptom}`,
      runbookExists: outlook === "ready" || (row * 6 + column) % 11 !== 4,
      source: (row + column) % 2 === 0 ? "source: operations chapter" : "assumption",
    })),
  );
  return {
    alertCount: alerts.length,
    recordingRuleCount: 37,
    checks: [
      { check: "promql", state: "passed", detail: "85 expressions parsed by lezer-promql 0.315.0" },
      { check: "metric names", state: "passed", detail: "every series is declared in the metric catalogue" },
      { check: "promtool", state: "skipped", detail: "promtool is not on PATH" },
    ],
    problems:
      outlook === "ready"
        ? []
        : [
            {
              rule: "WaitlistQueueAgeHigh",
              path: "groups[4].rules[3].expr",
              found: "a 30 s rate over a 60 s scrape interval",
              wanted: "a window of at least four scrapes",
              severity: "warning",
            },
          ],
    alerts,
  };
}

function runbooksFixture(): RunbooksResult {
  const titles = [
    "Booking surge",
    "Regional failover",
    "Database read capacity",
    "Key unavailable",
    "Queue backlog",
    "Audit log gap",
  ];
  return {
    runbooks: titles.map((title, index) => ({
      slug: title.toLowerCase().replaceAll(" ", "-"),
      title,
      stepCount: 6 + index,
      actionCount: 2 + (index % 3),
    })),
    problems: [],
  };
}
