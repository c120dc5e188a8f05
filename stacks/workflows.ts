import { concurrencyOf } from "../components/events/concurrency.ts";
import type { NotificationChannel } from "../components/events/contracts/index.ts";
import { EventConsumer } from "../components/events/event-consumer.ts";
import { keepsStateIn, publishesTo, sendsInto } from "../components/events/function-grants.ts";
import { MinuteSweep } from "../components/events/minute-sweep.ts";
import { ResilientIngest } from "../components/events/resilient-ingest.ts";
import type { FunctionStatement } from "../components/events/workflow-function.ts";
import { ChannelQueue, EmailChannel, PhoneChannels, VoiceAccess } from "../components/notifications/index.ts";
import { serviceFacts } from "../components/workload/services.ts";
import { valueOrThrow } from "../exchange/problem.ts";
import { bundleOf } from "../workflows/bundle.ts";
import { cadenceRules, checkCadenceRules } from "../workflows/notifications/cadence-rules.ts";
import { keyIn } from "./keys.ts";
import type { WorkflowsSettings } from "./settings.ts";
import { readUpstream } from "./upstream.ts";

/** The contexts whose events and state functions work on. */
type WorkflowService = "availability" | "notifications" | "waitlist";

/** One region's workflows: functions between the queues, what they remember, and the channels to patients. */
export async function deployWorkflows(settings: WorkflowsSettings) {
  // A table that would send at night is refused before there is a function that could.
  valueOrThrow(checkCadenceRules(cadenceRules, "workflows/notifications/cadence-rules.ts"));
  const { region, regions, accountId, ownership, hospitals, patientContact } = settings;
  const dataClass = ownership.environment === "prod" ? "phi" : "operational";
  const { keys, audit } = await readUpstream(settings, "foundation");
  const { tables } = await readUpstream(settings, "data");
  const { buses, queues } = await readUpstream(settings, "events");
  const placed = (service: WorkflowService) => ({
    region,
    accountId,
    ownership,
    dataClass: dataClass as "phi" | "operational",
    tier: serviceFacts[service].tier,
    key: keyIn(keys, dataClass, region),
  });

  const inNotifications = placed("notifications");
  const email = new EmailChannel("email", { ...inNotifications, domain: patientContact.mailDomain });
  const phone = new PhoneChannels("phone", inNotifications);
  const call = new VoiceAccess("voice-access", { ...inNotifications, timeZone: patientContact.callTimeZone });
  const queueOf = (channel: NotificationChannel) =>
    new ChannelQueue(channel, { ...inNotifications, channel });
  const channelQueues = { email: queueOf("email"), sms: queueOf("sms"), voice: queueOf("voice") };
  const channelUrls = Object.fromEntries(
    Object.entries(channelQueues).map(([channel, { url }]) => [`${channel.toUpperCase()}_QUEUE_URL`, url]),
  );
  const queueing = sendsInto(Object.values(channelQueues).map(({ arn }) => arn));

  const workflow = (service: WorkflowService, extra: readonly FunctionStatement[] = []) => {
    const table = tables[service];
    const tableArn = table.arns[region] ?? "";
    return {
      ...placed(service),
      service,
      environment: {
        STATE_TABLE: table.name,
        SERVICE_NAME: service,
        BUS_NAME: buses[service].name,
        // With events replicated each region acts for its own hospitals; without, for all whose events it gets.
        HOME_REGIONS: (patientContact.eventsReplicated
          ? [region]
          : [regions.primary, regions.secondary]
        ).join(","),
        ...(service === "notifications" ? channelUrls : {}),
      },
      allows: [keepsStateIn(tableArn), publishesTo(buses[service].arn), ...extra],
    };
  };
  const consume = (service: WorkflowService, purpose: string, from: readonly string[], share = 1) => {
    const own = workflow(service, service === "notifications" ? [queueing] : []);
    const { code } = bundleOf(service);
    const concurrency = concurrencyOf({ source: "booking", hospitals, queues: from.length, share });
    const sources = Object.fromEntries(from.map((bus) => [bus, { arn: queues[service]?.[bus]?.arn ?? "" }]));
    const name = `${service}-${purpose}`;
    new EventConsumer(name, { ...own, purpose, code, entry: "consume", queues: sources, concurrency });
    new MinuteSweep(`${service}-sweep`, { ...own, purpose: "sweep", code, entry: "sweep" });
  };
  consume("notifications", "news", ["booking", "waitlist"]);
  consume("availability", "reopening", ["booking", "waitlist"]);
  // One change in four is a cancellation or a move, which frees a slot.
  consume("waitlist", "offers", ["booking", "availability"], 0.25);

  const send = (channel: NotificationChannel, origin: SenderOrigin, actions: readonly string[]) => {
    const own = workflow("notifications", [
      queueing,
      { sid: "SendsMessages", actions, resources: [...origin.arns] },
    ]);
    const { environment } = own;
    new EventConsumer(`notifications-${channel}`, {
      ...own,
      purpose: `send-${channel}`,
      code: bundleOf(`send-${channel}`).code,
      entry: "send",
      queues: { channel: { arn: channelQueues[channel].arn } },
      concurrency: concurrencyOf({ source: "notifications", hospitals, queues: 1, share: 1 / 3 }),
      environment: {
        ...environment,
        PORTAL_HOST: patientContact.portalHost,
        CHANNEL_ORIGIN: origin.origin,
        CONFIGURATION_SET: origin.configurationSet,
      },
    });
  };
  send("email", { ...email, arns: [email.identityArn, email.configurationSetArn] }, ["ses:SendEmail"]);
  const phoneOrigin = ({ sms, voice }: PhoneChannels, channel: "sms" | "voice"): SenderOrigin => {
    const used = channel === "sms" ? sms : voice;
    return { ...used, arns: [used.originArn, used.configurationSetArn] };
  };
  send("sms", phoneOrigin(phone, "sms"), ["sms-voice:SendTextMessage"]);
  send("voice", phoneOrigin(phone, "voice"), ["sms-voice:SendVoiceMessage"]);

  // One endpoint spans both regions' buses, so that one stack makes it.
  const ingested = region === regions.primary ? (["booking", "availability", "waitlist"] as const) : [];
  const ingests = ingested.map((context) => {
    const { tier } = serviceFacts[context];
    const alarmTopicArns = audit === undefined ? [] : [audit.alarmTopicArn];
    const ingest = new ResilientIngest(`${context}-ingest`, {
      context,
      regions,
      accountId,
      alarmTopicArns,
      tier,
      ownership,
    });
    return [context, ingest.endpointArn] as const;
  });

  return {
    ingestEndpointArns: Object.fromEntries(ingests),
    channelQueues: Object.fromEntries(
      Object.entries(channelQueues).map(([channel, { url, arn }]) => [channel, { url, arn }]),
    ),
    callCenterArn: call.instanceArn,
  };
}

interface SenderOrigin extends Pick<PhoneChannels["sms"], "configurationSet"> {
  readonly origin: PhoneChannels["sms"]["origin"] | string;
  readonly arns: readonly PhoneChannels["sms"]["originArn"][];
}
