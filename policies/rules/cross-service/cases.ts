import { type CasesByControl, five, other, put, type RuleCases, res, UNKNOWN } from "../../cases/case.ts";
import type { Exception } from "../../exceptions.ts";

const waiver = {
  control: "sns-kms",
  resource: "urn:pulumi:s::p::aws:sns/topic:Topic::t",
  owner: "o",
  reason: "a reason of more than thirty characters",
  approver: "a",
  ticket: "T-1",
  created: "2026-08-01",
  expires: "2026-12-31",
};
const stack = res("pulumi:pulumi:Stack", {});
const env = (variables: Readonly<Record<string, string>>) => ({ environment: { variables } });
const dev = { stack: "services-dev-use1" };
const tagged = { owner: "core", service: "booking", tier: "0", environment: "prod" };
const bucket = (tags: Readonly<Record<string, string>>, more = {}) => res("s3/bucket:Bucket", { tags }, more);
const task = (value: string) =>
  res("ecs/taskDefinition:TaskDefinition", {
    containerDefinitions: JSON.stringify([
      {
        environment: [
          { name: "A", value: "x" },
          { name: "NOTE", value },
        ],
      },
    ]),
  });
const provider = (properties = {}) => res("pulumi:providers:aws", properties);

/** The ledger is a setting, so every case is the same stack with another entry. */
function ofLedger(
  entries: Readonly<Record<"complies" | "violates" | "lookAlike" | "unknown", readonly Exception[]>>,
): RuleCases {
  const stacks = (list: readonly Exception[]) => list.map(() => stack);
  return {
    complies: stacks(entries.complies),
    violates: stacks(entries.violates),
    lookAlike: stacks(entries.lookAlike),
    notApplicable: [stack],
    unknown: stacks(entries.unknown),
    settingsOf: (kind, index) => {
      const entry = kind === "notApplicable" ? undefined : entries[kind as keyof typeof entries][index];
      return { exceptions: entry === undefined ? [] : [entry] };
    },
  };
}

export const cases: CasesByControl = {
  "phi-no-identifiers-in-names": {
    complies: [{ name: "booking-events" }, { name: "patient-portal" }],
    violates: [{ name: "mrn-00482913" }],
    lookAlike: [
      { description: "call 555-234-5678" },
      { name: "patient-jane-doe" },
      res("sqs/queue:Queue", {}, { name: "ssn-078-05-1120" }),
      { name: "jane.roe@example.org" },
    ],
    notApplicable: [res("pulumi:pulumi:Stack", {})],
    unknown: [{ name: UNKNOWN }],
  },
  "phi-no-identifiers-in-tags": {
    complies: [{ tags: { service: "booking", owner: "team@example.org", created: "2026-08-01" } }],
    violates: [{ tags: { note: "078-05-1120" } }],
    lookAlike: [
      { tags: { "mrn-00482913": "x" } },
      { tags: { note: "jane@example.org" } },
      res("k8s:apps/v1:Deployment", { metadata: { annotations: { note: "dob=1980-02-03" } } }),
    ],
    notApplicable: [{}],
    unknown: [{ tags: { note: UNKNOWN } }],
  },
  "phi-no-values-in-env": {
    complies: [env({ MODE: "live", MAIL_FROM: "noreply@example.org" }), task("live")],
    violates: [env({ TEST_PATIENT: "mrn-00482913" })],
    lookAlike: [
      task("078-05-1120"),
      env({ NOTIFY: "jane@example.org" }),
      res("k8s:core/v1:Pod", {
        spec: {
          containers: [{ env: [{ name: "A", value: "x" }] }],
          initContainers: [{ env: [{ name: "B", value: "+15552345678" }] }],
        },
      }),
    ],
    notApplicable: [{}],
    unknown: [
      env({ A: UNKNOWN }),
      res("ecs/taskDefinition:TaskDefinition", { containerDefinitions: UNKNOWN }),
    ],
  },
  "phi-boundary-tag": {
    ...five({ tags: { "data-class": "phi" } }, {}, { tags: { "data-class": "secret" } }, "tags.data-class"),
    complies: [{ tags: { "data-class": "phi" } }, { tags: { "wardrail:data-class": "operational" } }],
  },
  "phi-nonprod-no-phi": {
    complies: [
      bucket({ "data-class": "internal" }, dev),
      res("rds/instance:Instance", { snapshotIdentifier: "dev-seed" }, dev),
    ],
    violates: [bucket({ "data-class": "phi" }, dev)],
    lookAlike: [
      res("rds/cluster:Cluster", { snapshotIdentifier: "booking-2026-08-01" }, dev),
      bucket({ "data-class": "phi", environment: "staging" }),
    ],
    notApplicable: [bucket({ "data-class": "phi" })],
    unknown: [res("rds/cluster:Cluster", { snapshotIdentifier: UNKNOWN }, dev)],
  },
  "dr-rpo-rto-tags": {
    ...five(
      { tags: { tier: "0", "rpo-minutes": "5", "rto-minutes": "30" } },
      {},
      { tags: { tier: "0", "rpo-minutes": "60", "rto-minutes": "30" } },
      "tags.rpo-minutes",
    ),
    lookAlike: [
      { tags: { tier: "0", "rpo-minutes": "60", "rto-minutes": "30" } },
      { tags: { "rpo-minutes": "soon", "rto-minutes": "30" } },
    ],
  },
  "emergency-protect-option": {
    complies: [bucket({ tier: "0" }, { protect: true })],
    violates: [bucket({ tier: "0" })],
    lookAlike: [
      res("dynamodb/table:Table", { tags: { "wardrail:tier": "tier-0" }, deletionProtectionEnabled: true }),
    ],
    notApplicable: [bucket({ tier: "2" }), bucket({ tier: "0" }, dev)],
    unknown: [put({ tags: {} }, "tags", UNKNOWN)],
  },
  "emergency-no-ignore-changes": {
    complies: [res("k8s:apps/v1:Deployment", {}, { ignoreChanges: ["spec.replicas"] })],
    violates: [res("sqs/queue:Queue", {}, { ignoreChanges: ["kmsMasterKeyId"] })],
    lookAlike: [
      res("sqs/queue:Queue", {}, { ignoreChanges: ["*"] }),
      res("s3/bucket:Bucket", {}, { ignoreChanges: ["name", "serverSideEncryptionConfiguration.rule"] }),
    ],
    notApplicable: [{}, res("sqs/queue:Queue", {}, { ignoreChanges: [] })],
    unknown: [res("sqs/queue:Queue", {}, { ignoreChanges: [UNKNOWN] })],
  },
  "region-us-only": {
    complies: [
      { region: "us-east-1" },
      res("sqs/queue:Queue", {}, { providerRegion: "us-west-2" }),
      provider({ region: "us-east-1" }),
    ],
    violates: [{ region: "eu-west-1" }],
    lookAlike: [
      res("sqs/queue:Queue", { region: "ca-central-1" }, { providerRegion: "us-east-1" }),
      provider({ region: "eu-central-1" }),
      { region: "us-east-11" },
    ],
    notApplicable: [res("iam/role:Role", {}, { providerRegion: "eu-west-1" }), {}],
    unknown: [{ region: UNKNOWN }, provider()],
  },
  "baa-eligible-services": {
    complies: [{ tags: { "data-class": "phi" } }],
    violates: [res("apprunner/service:Service", { tags: { "data-class": "phi" } })],
    lookAlike: [res("lightsail/database:Database", { tags: { DataClass: "phi" } })],
    notApplicable: [res("apprunner/service:Service", {}), res("k8s:core/v1:Pod", {})],
    unknown: [res("apprunner/service:Service", { tags: UNKNOWN })],
  },
  "baa-account-declared": {
    complies: [provider({ allowedAccountIds: '["111122223333"]' })],
    violates: [provider()],
    lookAlike: [provider({ allowedAccountIds: ["444455556666"] })],
    notApplicable: [other],
    unknown: [provider({ allowedAccountIds: UNKNOWN })],
    settings: { agreementAccountId: "111122223333", agreementSignedOn: "2026-01-15" },
  },
  "exception-justified-and-dated": {
    ...ofLedger({
      complies: [waiver],
      violates: [{ ...waiver, approver: "" }],
      lookAlike: [
        { ...waiver, reason: "too short" },
        { ...waiver, expires: "2026-08-31" },
        { ...waiver, expires: "2027-08-02" },
      ],
      unknown: [{ ...waiver, approver: UNKNOWN }],
    }),
  },
  "exception-no-critical-wildcard": {
    ...ofLedger({
      complies: [{ ...waiver, control: "kms-policy-no-wildcard" }],
      violates: [{ ...waiver, control: "kms-policy-no-wildcard", resource: "*" }],
      lookAlike: [
        { ...waiver, control: "kms-policy-no-wildcard", resource: "urn:pulumi:s::p::aws:kms/key:Key::?" },
      ],
      unknown: [{ ...waiver, control: "kms-policy-no-wildcard", resource: UNKNOWN }],
    }),
  },
  "tagging-mandatory": {
    complies: [
      { tags: tagged },
      res("k8s:apps/v1:Deployment", { metadata: { labels: { ...tagged, tier: "tier-1" } } }),
    ],
    violates: [{}, { tags: { owner: "core" } }],
    lookAlike: [
      { tags: { ...tagged, tier: "gold" } },
      { tags: { ...tagged, owner: "" } },
      { tags: { ...tagged, environment: "somewhere" } },
    ],
    notApplicable: [res("ec2/route:Route", {})],
    unknown: [{ tags: UNKNOWN }],
  },
};
