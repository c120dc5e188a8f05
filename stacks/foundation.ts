import {
  AuditAlarms,
  AuditTrail,
  auditKeyGrants,
  DeployIdentity,
  FindingAlerts,
  PhiKey,
  Posture,
  trailArn,
} from "../components/foundation/index.ts";
import type { Purpose } from "../components/naming/index.ts";
import type { FoundationSettings } from "./settings.ts";

/**
 * What is global by nature and everything else rests on: the customer keys, one per data class; who may deploy; and,
 * in the stack that owns it, the account's audit and posture.
 */
export function deployFoundation(settings: FoundationSettings) {
  const { accountId, regions, ownership, delivery } = settings;
  const keyFor = (dataClass: "phi" | "operational") => {
    const key = newKey(settings, dataClass, { service: "scheduling", dataClass, tier: 0 });
    return {
      [regions.primary]: key.in(regions.primary),
      [regions.secondary]: key.in(regions.secondary),
    };
  };
  const keys = { phi: keyFor("phi"), operational: keyFor("operational") };
  const identity = new DeployIdentity("deploy", {
    accountId,
    regions,
    ownership,
    repository: delivery.repository,
    state: { bucketName: delivery.stateBucket, keyArn: delivery.stateKeyArn },
    dataKeyArns: Object.values(keys).flatMap((byRegion) => Object.values(byRegion).map(({ arn }) => arn)),
    provider: settings.accountBaselineOwnedBy === undefined ? "create" : "exists",
  });
  return {
    keys,
    deployRoles: identity.roleArns,
    workloadBoundaryArn: identity.workloadBoundaryArn,
    ...(settings.accountBaselineOwnedBy === undefined ? { audit: accountBaseline(settings) } : {}),
  };
}

/** What an account has once, whatever runs in it: the record of activity, its alarms, and the account's guards. */
function accountBaseline(settings: FoundationSettings) {
  const { accountId, regions, ownership, organization } = settings;
  const place = { environment: ownership.environment, accountId, region: regions.primary };
  const { managementAccountId } = organization;
  const grants = auditKeyGrants({
    accountId,
    managementAccountId,
    trailArn: trailArn(place, managementAccountId),
  });
  const key = newKey(settings, "audit", { service: "audit", dataClass: "operational", tier: 1 }, grants);
  const trail = new AuditTrail("audit-trail", { accountId, organization, regions, key, ownership });
  const alarms = new AuditAlarms("audit-alarms", {
    region: regions.primary,
    accountId,
    logGroupName: trail.logGroupName,
    key: key.in(regions.primary),
    ownership,
  });
  const accessLogsTo = trail.nodes.logsInPrimary.nodes.bucket.id;
  new Posture("posture", { accountId, regions, key, accessLogsTo, ownership });
  new FindingAlerts("finding-alerts", {
    region: regions.primary,
    accountId,
    topicArn: alarms.topicArn,
    key: key.in(regions.primary),
    ownership,
  });
  return {
    trailArn: trail.trailArn,
    logGroupName: trail.logGroupName,
    alarmTopicArn: alarms.topicArn,
    accessLogBuckets: trail.accessLogBuckets,
  };
}

function newKey(
  { accountId, regions, ownership, keyAdministrators: administrators }: FoundationSettings,
  name: string,
  purpose: Purpose,
  grants: ReturnType<typeof auditKeyGrants> = [],
): PhiKey {
  return new PhiKey(name, { accountId, regions, administrators, ownership, purpose, grants });
}
