import { Registry } from "@pulumi/aws/schemas/registry.js";
import { Schema } from "@pulumi/aws/schemas/schema.js";
import * as pulumi from "@pulumi/pulumi";
import { type Ownership, physicalName, type Region, tagsOf } from "../naming/index.ts";
import { detailTypeOf } from "./catalogue.ts";
import { type EventContract, eventContracts, jsonSchemaText } from "./contracts/index.ts";

export interface EventContractsArgs {
  readonly region: Region;
  readonly ownership: Ownership;
  /** Every version in use of every event; default: the catalogue's. Shapes the schemas. */
  readonly contracts?: readonly EventContract[];
}

/**
 * The contracts of all events in EventBridge's schema registry, one schema per event and version, from which other
 * teams generate bindings. Written from our declarations, because the registry cannot discover schemas on a bus
 * with a customer key. Schemas hold no data of anyone.
 *
 * @example
 * new EventContracts("contracts", { region: "us-east-1", ownership });
 */
export class EventContracts extends pulumi.ComponentResource {
  readonly registryName: pulumi.Output<string>;
  readonly nodes: { readonly registry: Registry; readonly schemas: readonly Schema[] };

  constructor(name: string, args: EventContractsArgs, opts?: pulumi.ComponentResourceOptions) {
    const { region, ownership, contracts = Object.values<EventContract>(eventContracts) } = args;
    super("wardrail:events:EventContracts", name, { region }, opts);
    const child = { parent: this };
    const tags = tagsOf(ownership, { service: "scheduling", dataClass: "operational", tier: 2 });
    const registry = new Registry(
      `${name}-registry`,
      {
        name: physicalName("schema-registry", ["wardrail", ownership.environment]),
        description: "Contracts of the scheduling platform's events",
        region,
        tags,
      },
      child,
    );
    const schemas = contracts.map((contract) => {
      const detailType = detailTypeOf(contract.event, contract.version);
      return new Schema(
        `${name}-${detailType.replaceAll(".", "-")}`,
        {
          name: detailType,
          registryName: registry.name,
          region,
          type: "JSONSchemaDraft4",
          description: contract.means,
          content: jsonSchemaText(contract),
          tags,
        },
        child,
      );
    });
    this.registryName = registry.name;
    this.nodes = { registry, schemas };
    this.registerOutputs({ registryName: registry.name });
  }
}
