import * as v from "valibot";
import {
  auroraLimits,
  type BackupRetention,
  type DatabaseCapacity,
  databaseCapacityOf,
  dynamoLimits,
  type LimitBreach,
  type RecoveryPoint,
  retentionProblems,
  standardRetention,
  type TableCapacity,
  type TableName,
  tableCapacityOf,
  tableNames,
  tierZeroRecoveryPoint,
} from "../components/data/index.ts";
import { json } from "./setting-values.ts";
import type { SettingsReader } from "./settings-reader.ts";

/** How the stores are sized and kept, derived from the declared surge; settings only raise quotas and retentions. */
export interface DataPlan {
  readonly engineVersion: string;
  readonly recoveryPoint: RecoveryPoint;
  readonly database: DatabaseCapacity;
  readonly tables: Readonly<Record<TableName, TableCapacity>>;
  readonly retention: BackupRetention;
}

const versionWanted = 'an Aurora PostgreSQL version from 15 on, in quotes, for example "17.5"';
const secondsWanted = `a whole number of seconds, at least ${auroraLimits.recoveryPointSeconds} (Aurora's own limit)`;
const reasonWanted =
  "the reason, 30 characters or more, why the loss of a region may cost any amount of data";
const databaseWanted = "{ engineVersion, recoveryPointSeconds? }";
const bookingDatabase = json(
  databaseWanted,
  v.strictObject(
    {
      engineVersion: v.pipe(v.string(versionWanted), v.regex(/^(1[5-9]|[2-9]\d)\.\d{1,2}$/, versionWanted)),
      recoveryPointSeconds: v.exactOptional(
        v.pipe(
          v.number(secondsWanted),
          v.integer(secondsWanted),
          v.minValue(auroraLimits.recoveryPointSeconds, secondsWanted),
        ),
      ),
      /** An ugly name on purpose: it takes the bound off what a lost region may cost. */
      unboundedDataLossOnRegionLossBecause: v.exactOptional(
        v.pipe(v.string(reasonWanted), v.trim(), v.minLength(30, reasonWanted)),
      ),
    },
    databaseWanted,
  ),
);

const quotaWanted = (unit: "readUnitsPerSecond" | "writeUnitsPerSecond") =>
  `the quota AWS has granted per table, a whole number of at least ${dynamoLimits.tableQuota[unit]}`;
const quota = (unit: "readUnitsPerSecond" | "writeUnitsPerSecond") =>
  v.pipe(
    v.number(quotaWanted(unit)),
    v.integer(quotaWanted(unit)),
    v.minValue(dynamoLimits.tableQuota[unit], quotaWanted(unit)),
  );
const tableQuotaWanted = "{ readUnitsPerSecond, writeUnitsPerSecond }, as granted by AWS";
const tableQuota = optionalJson(
  tableQuotaWanted,
  v.strictObject(
    { readUnitsPerSecond: quota("readUnitsPerSecond"), writeUnitsPerSecond: quota("writeUnitsPerSecond") },
    tableQuotaWanted,
  ),
);

const backupsWanted = "{ localDays, otherRegionDays, airGappedDays }";
const days = v.number("a number of days");
const backups = optionalJson(
  backupsWanted,
  v.strictObject({ localDays: days, otherRegionDays: days, airGappedDays: days }, backupsWanted),
);

/**
 * Reads `wardrail:bookingDatabase`, `wardrail:tableQuota` and `wardrail:backups`, sizes the stores for `hospitals`,
 * and reports everything that is wrong: per store the first limit that the declared surge breaks with the number
 * that would do, retentions the vaults would refuse, a recovery point Aurora does not know.
 */
export function readDataPlan(reader: SettingsReader, hospitals: number | undefined): DataPlan | undefined {
  const database = reader.read("bookingDatabase", bookingDatabase);
  const granted = reader.read("tableQuota", tableQuota);
  const retention = reader.read("backups", backups) ?? standardRetention.value;
  for (const { place, days: found, wanted } of retentionProblems(retention)) {
    reader.report(`wardrail:backups.${place}`, found, wanted);
  }
  const recoveryPoint = database && recoveryPointOf(database, reader);
  if (hospitals === undefined) return undefined;
  const breached = ({ need, wanted }: LimitBreach) => {
    reader.report("wardrail:hospitals", `${hospitals} (${need})`, wanted);
  };
  const capacity = databaseCapacityOf({ hospitals });
  if (!capacity.ok) breached(capacity.breach);
  const tables = new Map<TableName, TableCapacity>();
  for (const table of tableNames) {
    const planned = tableCapacityOf({
      table,
      hospitals,
      ...(granted === undefined ? {} : { quota: granted }),
    });
    if (planned.ok) tables.set(table, planned.value);
    else breached(planned.breach);
  }
  const [availability, notifications, waitlist] = tableNames.map((table) => tables.get(table));
  if (!capacity.ok || database === undefined || recoveryPoint === undefined) return undefined;
  if (availability === undefined || notifications === undefined || waitlist === undefined) return undefined;
  return {
    engineVersion: database.engineVersion,
    recoveryPoint,
    database: capacity.value,
    tables: { availability, notifications, waitlist },
    retention,
  };
}

function recoveryPointOf(
  database: v.InferOutput<typeof bookingDatabase>,
  reader: SettingsReader,
): RecoveryPoint | undefined {
  const { recoveryPointSeconds: seconds, unboundedDataLossOnRegionLossBecause: reason } = database;
  if (seconds !== undefined && reason !== undefined) {
    const wanted = "either a recovery point or the reason for having none";
    reader.report("wardrail:bookingDatabase.unboundedDataLossOnRegionLossBecause", "both", wanted);
    return undefined;
  }
  if (reason !== undefined) return { writes: "neverPausesWrites", reason };
  return seconds === undefined ? tierZeroRecoveryPoint : { writes: "paused", seconds };
}

/** JSON text whose content matches `schema`, or no setting at all. */
function optionalJson<const Schema extends v.GenericSchema>(wanted: string, schema: Schema) {
  return v.optional(json(wanted, schema));
}
