import { type TableName, tableNames } from "../../components/data/table-capacity.ts";
import { type NotificationChannel, notificationChannels } from "../../components/events/contracts/index.ts";

/** What a function is told by its environment; the names are those the component sets. */
export interface FunctionSettings {
  readonly region: string;
  readonly stateTable: string;
  /** Whose table it is; its keys and indexes are declared with it. */
  readonly service: TableName;
  readonly busName: string;
  /** Home regions whose events this region acts on. */
  readonly homeRegions: readonly string[];
  readonly channelQueues: Readonly<Partial<Record<NotificationChannel, string>>>;
  readonly portal: string;
  /** What a channel's vendor needs: the sender's domain or number, and the configuration set. */
  readonly origin: string;
  readonly configurationSet: string;
}

/** Reads the environment; a function that misses a setting does not start. */
export function functionSettings(environment: NodeJS.ProcessEnv = process.env): FunctionSettings {
  const read = (name: string) => {
    const value = environment[name];
    if (value === undefined || value === "") throw new Error(`the function's environment lacks ${name}`);
    return value;
  };
  const channelQueues = Object.fromEntries(
    notificationChannels.flatMap((channel) => {
      const url = environment[`${channel.toUpperCase()}_QUEUE_URL`];
      return url === undefined ? [] : [[channel, url]];
    }),
  );
  return {
    region: read("AWS_REGION"),
    stateTable: read("STATE_TABLE"),
    service: serviceNamed(read("SERVICE_NAME")),
    busName: read("BUS_NAME"),
    homeRegions: read("HOME_REGIONS").split(","),
    channelQueues,
    portal: environment["PORTAL_HOST"] ?? "",
    origin: environment["CHANNEL_ORIGIN"] ?? "",
    configurationSet: environment["CONFIGURATION_SET"] ?? "",
  };
}

function serviceNamed(name: string): TableName {
  const service = tableNames.find((candidate) => candidate === name);
  if (service === undefined) throw new Error(`SERVICE_NAME is none of ${tableNames.join(", ")}`);
  return service;
}
