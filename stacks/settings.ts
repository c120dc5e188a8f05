import { type Ownership, type Region, type RegionPair, shortNameOf } from "../components/naming/index.ts";
import type { SchedulingService } from "../components/surge/index.ts";
import { capacityOf, type ServiceCapacity } from "../components/workload/capacity.ts";
import type { Checked } from "../exchange/problem.ts";
import { type DataPlan, readDataPlan } from "./data-settings.ts";
import { type NetworkPlan, readNetworkPlan } from "./network-settings.ts";
import * as values from "./setting-values.ts";
import { SettingsReader, type StackConfig } from "./settings-reader.ts";
import { parseStackName, type StackIdentity } from "./stack-name.ts";

/** What every layer is told. */
export interface CommonSettings extends Omit<StackIdentity, "layer" | "region"> {
  readonly accountId: string;
  readonly regions: RegionPair;
  readonly ownership: Ownership;
}

/** The AWS organisation that the account belongs to. */
export interface OrganizationSettings {
  /** `o-…`. */
  readonly id: string;
  readonly managementAccountId: string;
}

/** From where the estate is deployed, and where its state is kept. */
export interface DeliverySettings {
  /** `owner/name` on GitHub. */
  readonly repository: string;
  readonly stateBucket: string;
  readonly stateKeyArn: string;
}

export interface FoundationSettings extends CommonSettings {
  readonly layer: "foundation";
  /** Role ARNs that manage the customer keys and cannot use them. */
  readonly keyAdministrators: readonly string[];
  readonly organization: OrganizationSettings;
  readonly delivery: DeliverySettings;
  /** The stack that owns this account's audit and posture; absent when this one does. */
  readonly accountBaselineOwnedBy?: string;
}

export interface NetworkSettings extends CommonSettings {
  readonly layer: "network";
  readonly region: Region;
  readonly organization: OrganizationSettings;
  readonly network: NetworkPlan;
}

export interface DataSettings extends CommonSettings {
  readonly layer: "data";
  readonly data: DataPlan;
}

export interface EventsSettings extends CommonSettings {
  readonly layer: "events";
  readonly region: Region;
}

/** How patients are reached. */
export interface PatientContactSettings {
  /** The domain mail comes from. */
  readonly mailDomain: string;
  /** Where patients sign in; messages name nothing else. */
  readonly portalHost: string;
  /** Whose clocks the schedulers on the telephone keep. */
  readonly callTimeZone: string;
  /** True once every publisher uses the endpoints, which deliver each event in both regions. */
  readonly eventsReplicated: boolean;
}

export interface WorkflowsSettings extends CommonSettings {
  readonly layer: "workflows";
  readonly region: Region;
  readonly hospitals: number;
  readonly patientContact: PatientContactSettings;
}

export interface ServiceSettings {
  readonly image: string;
  /** Derived from the declared surge; a setting may only raise `maxReplicas`. */
  readonly capacity: ServiceCapacity;
}

export interface ServicesSettings extends CommonSettings {
  readonly layer: "services";
  readonly region: Region;
  readonly hospitals: number;
  readonly cluster: {
    /** The kubeconfig context to deploy to; without it, the ambient one. */
    readonly context?: string;
    readonly vpcCidr: string;
  };
  readonly services: Readonly<Record<SchedulingService, ServiceSettings>>;
}

export type Settings =
  | FoundationSettings
  | NetworkSettings
  | DataSettings
  | EventsSettings
  | WorkflowsSettings
  | ServicesSettings;

/**
 * A stack's settings, from its name and its configuration as Pulumi hands it to programs (`namespace:key` → text).
 * Reads each setting once and reports every problem at once, by `Pulumi.<stack>.yaml` and setting path.
 *
 * @example
 * parseSettings("events-prod-use1", { values: { "wardrail:owner": "scheduling", … }, secretKeys: [] })
 */
export function parseSettings(stack: string, config: StackConfig): Checked<Settings> {
  const identity = parseStackName(stack);
  if (!identity.ok) return identity;
  const reader = new SettingsReader(stack, config);
  const settings = readLayer(identity.value, reader);
  reader.refuseUnknownKeys();
  if (settings === undefined || reader.problems.length > 0) return { ok: false, problems: reader.problems };
  return { ok: true, value: settings };
}

function readLayer(identity: StackIdentity, reader: SettingsReader): Settings | undefined {
  const common = readCommon(identity, reader);
  const { layer, region } = identity;
  switch (layer) {
    case "foundation":
      return readFoundation(reader, common);
    case "network": {
      const organization = reader.read("organization", values.organization);
      const hospitals = reader.read("hospitals", values.hospitals);
      if (common === undefined || region === undefined) return undefined;
      const network = readNetworkPlan(reader, { region, regions: common.regions, hospitals });
      if (organization === undefined || network === undefined) return undefined;
      return { ...common, layer, region, organization, network };
    }
    case "data": {
      const hospitals = reader.read("hospitals", values.hospitals);
      const data = readDataPlan(reader, hospitals);
      return common && data && { ...common, layer, data };
    }
    case "events":
      return common && region && { ...common, layer, region };
    case "workflows": {
      const hospitals = reader.read("hospitals", values.hospitals);
      const patientContact = reader.read("patientContact", values.patientContact);
      if (common === undefined || region === undefined) return undefined;
      if (hospitals === undefined || patientContact === undefined) return undefined;
      return { ...common, layer, region, hospitals, patientContact };
    }
    case "services": {
      const cluster = reader.read("cluster", values.cluster);
      const hospitals = reader.read("hospitals", values.hospitals);
      const services = readServices(reader, hospitals);
      if (common === undefined || region === undefined) return undefined;
      if (cluster === undefined || hospitals === undefined || services === undefined) return undefined;
      return { ...common, layer, region, hospitals, cluster, services };
    }
  }
}

function readFoundation(
  reader: SettingsReader,
  common: CommonSettings | undefined,
): FoundationSettings | undefined {
  const keyAdministrators = reader.read("keyAdministrators", values.roleArns);
  const organization = reader.read("organization", values.organization);
  const delivery = reader.read("delivery", values.delivery);
  const ownedBy = reader.read("accountBaselineOwnedBy", values.foundationStack);
  if (common === undefined || keyAdministrators === undefined) return undefined;
  refuseForeignRoles(reader, "wardrail:keyAdministrators", keyAdministrators, common.accountId);
  const ownPrefix = `wardrail-${common.environment}-`;
  if (delivery?.stateBucket.startsWith(ownPrefix)) {
    const wanted = `a bucket whose name does not start with ${ownPrefix}, which deployments must not read`;
    reader.report("wardrail:delivery.stateBucket", delivery.stateBucket, wanted);
  }
  if (ownedBy === common.stack) {
    reader.report("wardrail:accountBaselineOwnedBy", ownedBy, "another stack, or no such setting");
  }
  if (organization === undefined || delivery === undefined) return undefined;
  const owner = ownedBy === undefined ? {} : { accountBaselineOwnedBy: ownedBy };
  return { ...common, layer: "foundation", keyAdministrators, organization, delivery, ...owner };
}

function readCommon(identity: StackIdentity, reader: SettingsReader): CommonSettings | undefined {
  const { stack, environment } = identity;
  const accountId = reader.read("accountId", values.accountId);
  const regions = reader.read("regions", values.regionPair);
  const owner = reader.read("owner", values.text("the team that answers for the stack"));
  const costCenter = reader.read("costCenter", values.text("who pays for the stack"));
  const allowedAccountIds = reader.readFrom("aws:allowedAccountIds", values.allowedAccountIds);
  if (accountId !== undefined && allowedAccountIds !== undefined && !allowedAccountIds.includes(accountId)) {
    reader.report("aws:allowedAccountIds", allowedAccountIds, `a list with wardrail:accountId, ${accountId}`);
  }
  if (regions !== undefined) checkRegion(identity, regions, reader);
  // What it says is held against the environment's other stacks, which one stack does not see.
  if (identity.region !== undefined) reader.read("singleRegionBecause", values.singleRegionBecause);
  if (accountId === undefined || regions === undefined) return undefined;
  if (owner === undefined || costCenter === undefined) return undefined;
  return { stack, environment, accountId, regions, ownership: { environment, owner, costCenter } };
}

/** The stack's name, the estate's regions and the provider's region must agree, or resources land elsewhere. */
function checkRegion({ region }: StackIdentity, regions: RegionPair, reader: SettingsReader): void {
  const own = region ?? regions.primary;
  if (own !== regions.primary && own !== regions.secondary) {
    const names = [regions.primary, regions.secondary].map(shortNameOf).join(" or ");
    reader.report("wardrail:regions", regions, `a pair with ${own}, or a stack name that ends in ${names}`);
  }
  const wanted = `${own}, the region of this stack`;
  const awsRegion = reader.readFrom("aws:region", values.text(wanted));
  if (awsRegion !== undefined && awsRegion !== own) reader.report("aws:region", awsRegion, wanted);
}

function refuseForeignRoles(
  reader: SettingsReader,
  path: string,
  roles: readonly string[],
  accountId: string,
): void {
  for (const [index, role] of roles.entries()) {
    if (role.split(":")[4] !== accountId)
      reader.report(`${path}.${index}`, role, `a role of account ${accountId}`);
  }
}

function readServices(
  reader: SettingsReader,
  hospitals: number | undefined,
): Record<SchedulingService, ServiceSettings> | undefined {
  const services = reader.read("services", values.services);
  if (services === undefined || hospitals === undefined) return undefined;
  const sized = (service: SchedulingService): ServiceSettings => {
    const capacity = capacityOf({ service, hospitals });
    const { image, maxReplicas = capacity.maxReplicas } = services[service];
    if (maxReplicas < capacity.maxReplicas) {
      const wanted = `at least ${capacity.maxReplicas}, which the largest declared surge needs`;
      reader.report(`wardrail:services.${service}.maxReplicas`, maxReplicas, wanted);
    }
    return { image, capacity: { ...capacity, maxReplicas } };
  };
  return {
    booking: sized("booking"),
    availability: sized("availability"),
    notifications: sized("notifications"),
    waitlist: sized("waitlist"),
  };
}
