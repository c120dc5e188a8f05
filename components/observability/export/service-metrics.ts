import { metrics } from "../metrics/index.ts";
import type { Metric } from "../rule-types.ts";

/** What is needed of `prom-client`; services hand theirs in, so that the catalogue itself depends on no library. */
export interface PrometheusClient {
  readonly Counter: new (options: InstrumentOptions) => CounterInstrument;
  readonly Gauge: new (options: InstrumentOptions) => GaugeInstrument;
  readonly Histogram: new (
    options: InstrumentOptions & { readonly buckets: number[] },
  ) => HistogramInstrument;
}

interface InstrumentOptions {
  readonly name: string;
  readonly help: string;
  readonly labelNames: string[];
}

export interface CounterInstrument {
  inc(labels: Record<string, string>, by?: number): void;
}
export interface GaugeInstrument {
  set(labels: Record<string, string>, value: number): void;
}
export interface HistogramInstrument {
  observe(labels: Record<string, string>, value: number): void;
}

type ServiceMetric = Extract<(typeof metrics)[number], { readonly exporter: "app" }>;
type InstrumentOf<M extends Metric> = M["type"] extends "counter"
  ? CounterInstrument
  : M["type"] extends "gauge"
    ? GaugeInstrument
    : HistogramInstrument;

/** Every metric of the services, by name, as the instrument of its type. */
export type ServiceMetrics = { readonly [M in ServiceMetric as M["name"]]: InstrumentOf<M> };

/**
 * Values that labels of counters take. A counter whose every label is known is exported as 0 from the start, because `increase`
 * does not see the step from nothing to one: the first double booking would go unnoticed.
 */
export const knownLabelValues: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  scheduling_bookings_total: {
    outcome: ["confirmed", "conflict", "rejected", "error"],
    channel: ["mobile", "web", "ivr", "partner"],
  },
  scheduling_double_bookings_total: { resource_type: ["doctor", "room", "device"] },
  scheduling_login_attempts_total: {
    role: ["patient", "provider", "coordinator"],
    outcome: ["success", "failure"],
  },
  scheduling_emergency_messages_total: {
    channel: ["sms", "voice", "push", "email"],
    outcome: ["delivered", "failed"],
  },
  scheduling_waitlist_offers_total: { outcome: ["accepted", "declined", "expired", "error"] },
  scheduling_notification_duplicates_total: { channel: ["sms", "email", "push", "voice"] },
  scheduling_audit_events_total: { within_target: ["true", "false"] },
  scheduling_phi_export_records_total: {
    actor_type: ["patient", "staff", "system"],
    approved: ["true", "false"],
  },
};

/**
 * Makes the instruments of the declared metrics with a service's own `prom-client`: names, labels and buckets are those the alerts read.
 *
 * @example
 * import * as client from "prom-client";
 * const { scheduling_bookings_total: bookings } = serviceMetrics(client, { region: "us-east-1", service: "booking" });
 * bookings.inc({ outcome: "confirmed", channel: "web", region: "us-east-1" });
 */
export function serviceMetrics(
  client: PrometheusClient,
  constants: Readonly<Record<string, string>>,
): ServiceMetrics {
  const own: readonly Metric[] = metrics.filter(({ exporter }) => exporter === "app");
  const instruments = own.map((metric) => [metric.name, instrument(client, metric, constants)] as const);
  return Object.fromEntries(instruments) as unknown as ServiceMetrics;
}

function instrument(
  client: PrometheusClient,
  { name, help, labels, type, buckets }: Metric,
  constants: Readonly<Record<string, string>>,
) {
  const options = { name, help, labelNames: [...labels] };
  if (type === "histogram") return new client.Histogram({ ...options, buckets: [...(buckets ?? [])] });
  if (type === "gauge") return new client.Gauge(options);
  const counter = new client.Counter(options);
  for (const start of startLabels(name, labels, constants)) counter.inc(start, 0);
  return counter;
}

/** Every combination of known values, or none when a label's values are not known ahead. */
function startLabels(
  name: string,
  labels: readonly string[],
  constants: Readonly<Record<string, string>>,
): readonly Record<string, string>[] {
  return labels.reduce<readonly Record<string, string>[]>(
    (combinations, label) => {
      const values =
        knownLabelValues[name]?.[label] ?? (constants[label] === undefined ? [] : [constants[label]]);
      return combinations.flatMap((combination) =>
        values.map((value) => ({ ...combination, [label]: value })),
      );
    },
    [{}],
  );
}
