import { getAvailabilityZoneOutput } from "@pulumi/aws/getAvailabilityZone.js";
import {
  BackupVault,
  BookingDatabase,
  type DatabaseNetwork,
  ReplicatedTable,
  type RestorePlace,
  tableNames,
  tables,
} from "../components/data/index.ts";
import type { DataClass, Region } from "../components/naming/index.ts";
import { serviceFacts } from "../components/workload/services.ts";
import { keyIn } from "./keys.ts";
import type { DataSettings } from "./settings.ts";
import { readUpstream } from "./upstream.ts";

/** The stores of the scheduling services in both regions: one global database, global tables, and their backups. */
export async function deployData(settings: DataSettings) {
  const { accountId, regions, ownership, data } = settings;
  // Patients are real in production only.
  const dataClass: Exclude<DataClass, "public"> = ownership.environment === "prod" ? "phi" : "operational";
  const { keys: allKeys } = await readUpstream(settings, "foundation");
  const inBoth = <T>(make: (region: Region) => T) => ({
    primary: make(regions.primary),
    secondary: make(regions.secondary),
  });
  const keys = inBoth((region) => keyIn(allKeys, dataClass, region));
  const [primary, secondary] = [
    await networkOf(settings, regions.primary),
    await networkOf(settings, regions.secondary),
  ];
  const common = { accountId, regions, keys, dataClass, ownership };

  const database = new BookingDatabase("booking-database", {
    ...common,
    networks: { primary, secondary },
    capacity: data.database,
    engineVersion: data.engineVersion,
    recoveryPoint: data.recoveryPoint,
  });
  const stores = tableNames.map((table) => {
    const { tier } = serviceFacts[table];
    const capacity = data.tables[table];
    return new ReplicatedTable(table, { ...common, service: table, schema: tables[table], capacity, tier });
  });
  const restorePlaceOf = (role: "primary" | "secondary"): RestorePlace => {
    const { subnetGroup, securityGroups, parameterGroup } = database.inRegion[role];
    return {
      subnetGroupName: subnetGroup.name,
      securityGroupId: securityGroups.database.id,
      parameterGroupName: parameterGroup.name,
    };
  };
  // A locked vault outlives what it backs up: a development environment could never be torn down.
  const backups =
    ownership.environment === "dev"
      ? undefined
      : new BackupVault("backups", {
          ...common,
          restorePlaces: { primary: restorePlaceOf("primary"), secondary: restorePlaceOf("secondary") },
          retention: data.retention,
        });

  const byRegion = <T>(values: { readonly primary: T; readonly secondary: T }) => ({
    [regions.primary]: values.primary,
    [regions.secondary]: values.secondary,
  });
  return {
    bookingDatabase: {
      globalClusterId: database.nodes.globalCluster.id,
      databaseName: database.databaseName,
      port: database.port,
      inRegion: byRegion(database.endpoints),
    },
    tables: Object.fromEntries(
      stores.map((store) => [store.service, { name: store.tableName, arns: byRegion({ ...store.arns }) }]),
    ),
    shardsPerHospitalDay: data.tables.availability.shardsPerHospitalDay,
    backupVaults: backups === undefined ? {} : byRegion(backups.vaultArns),
  };
}

/** One region's network as the database wants it: RDS places instances by zone name, networks are planned by zone id. */
async function networkOf(settings: DataSettings, region: Region): Promise<DatabaseNetwork> {
  const { vpcId, subnetIds, zones } = await readUpstream(settings, "network", region);
  return {
    vpcId,
    isolatedSubnets: subnetIds.isolated.map((id, index) => {
      const zoneId = zones[index];
      if (zoneId === undefined)
        throw new RangeError(`network of ${region}: more isolated subnets than zones`);
      return { id, zoneName: getAvailabilityZoneOutput({ zoneId, region }).name };
    }),
  };
}
