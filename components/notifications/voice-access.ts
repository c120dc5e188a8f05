import { ContactFlow } from "@pulumi/aws/connect/contactFlow.js";
import { HoursOfOperation } from "@pulumi/aws/connect/hoursOfOperation.js";
import { Instance } from "@pulumi/aws/connect/instance.js";
import { PhoneNumber } from "@pulumi/aws/connect/phoneNumber.js";
import { Queue } from "@pulumi/aws/connect/queue.js";
import * as pulumi from "@pulumi/pulumi";
import {
  type DataClass,
  type Ownership,
  type Region,
  shortNameOf,
  type Tier,
  tagsOf,
} from "../naming/index.ts";
import { bookingFlow } from "./booking-flow.ts";

export interface VoiceAccessArgs {
  readonly region: Region;
  /** Whose clocks the schedulers' hours are on, for example `America/New_York`. */
  readonly timeZone: string;
  readonly dataClass: DataClass;
  readonly tier: Tier;
  readonly ownership: Ownership;
}

const days = ["MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY"];

/** Extended cover, as for teams in the operations chapter: 06 to 22. */
const cover = { startTime: { hours: 6, minutes: 0 }, endTime: { hours: 22, minutes: 0 } };

/**
 * Booking by telephone with Amazon Connect: a number, a flow and a queue with people behind it, so that patients book
 * while the web is down. Calls are not recorded and Contact Lens is off, so that no store of voices comes to be;
 * flow logs say which way a call went.
 *
 * @example
 * new VoiceAccess("voice-access", { region, timeZone: "America/New_York", dataClass: "phi", tier: 1, ownership });
 */
export class VoiceAccess extends pulumi.ComponentResource {
  readonly instanceArn: pulumi.Output<string>;
  readonly nodes: { readonly instance: Instance; readonly flow: ContactFlow; readonly queue: Queue };

  constructor(name: string, args: VoiceAccessArgs, opts?: pulumi.ComponentResourceOptions) {
    const { region, timeZone, dataClass, tier, ownership } = args;
    super("wardrail:notifications:VoiceAccess", name, { region, dataClass, tier }, opts);
    const child = { parent: this };
    const tags = tagsOf(ownership, { service: "notifications", dataClass, tier });
    const instance = new Instance(
      `${name}-instance`,
      {
        region,
        instanceAlias: ["wardrail", ownership.environment, shortNameOf(region)].join("-"),
        identityManagementType: "SAML",
        inboundCallsEnabled: true,
        outboundCallsEnabled: false,
        contactFlowLogsEnabled: true,
        contactLensEnabled: false,
        tags,
      },
      { parent: this, protect: true },
    );
    const hours = new HoursOfOperation(
      `${name}-hours`,
      {
        instanceId: instance.id,
        region,
        name: "scheduling",
        description: "When schedulers take calls",
        timeZone,
        configs: days.map((day) => ({ day, ...cover })),
        tags,
      },
      child,
    );
    const queue = new Queue(
      `${name}-queue`,
      {
        instanceId: instance.id,
        region,
        name: "scheduling",
        description: "Callers who book, change or cancel",
        hoursOfOperationId: hours.hoursOfOperationId,
        tags,
      },
      child,
    );
    const flow = new ContactFlow(
      `${name}-flow`,
      {
        instanceId: instance.id,
        region,
        name: "booking",
        description: "Callers book by telephone",
        type: "CONTACT_FLOW",
        content: queue.arn.apply((queueArn) => bookingFlow(queueArn)),
        tags,
      },
      child,
    );
    new PhoneNumber(
      `${name}-number`,
      {
        region,
        targetArn: instance.arn,
        countryCode: "US",
        type: "TOLL_FREE",
        description: "Booking by telephone",
        tags,
      },
      // Patients know the number.
      { parent: this, protect: true, retainOnDelete: true },
    );
    this.instanceArn = instance.arn;
    this.nodes = { instance, flow, queue };
    this.registerOutputs({ instanceArn: instance.arn });
  }
}
