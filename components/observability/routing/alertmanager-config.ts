import { stringify } from "yaml";
import { durationOf } from "../durations.ts";
import { type AlertSeverity, alertSeverities, severityRouting } from "../severities.ts";
import type { AlertmanagerConfig, Route } from "./alertmanager-types.ts";
import { inhibitions } from "./inhibitions.ts";
import { type ChannelAddresses, receiverOf } from "./receivers.ts";
import { muteWindows, timeIntervals } from "./time-intervals.ts";

export interface AlertmanagerOptions {
  readonly addresses: ChannelAddresses;
  /** Time zone of hours and windows. Default: America/New_York. */
  readonly location?: string;
}

/** Alerts of one cause in one place arrive as one message. */
const groupBy = ["alertname", "component", "region", "service", "slo"];

/**
 * The Alertmanager configuration: a route for each severity, patients' alerts first and without any mute window, inhibitions and
 * time intervals. The root route is the emergency one, so that an alert nobody thought of wakes a person rather than no one.
 *
 * @example
 * const yaml = alertmanagerYaml(alertmanagerConfig({ addresses }));
 */
export function alertmanagerConfig({
  addresses,
  location = "America/New_York",
}: AlertmanagerOptions): AlertmanagerConfig {
  return {
    global: { resolve_timeout: "5m" },
    route: {
      receiver: "emergency",
      group_by: groupBy,
      ...timing("emergency"),
      routes: [watchdogRoute, ...alertSeverities.flatMap(routesOf)],
    },
    receivers: [
      ...alertSeverities.map((severity) => receiverOf(severity, addresses)),
      { name: "watchdog", webhook_configs: [{ url: addresses.watchdog, send_resolved: false }] },
    ],
    inhibit_rules: inhibitions.map(({ source, target, equal }) => ({
      source_matchers: source,
      target_matchers: target,
      equal,
    })),
    time_intervals: timeIntervals.map((interval) => ({
      name: interval.name,
      time_intervals: [
        {
          times: interval.times.map(({ from, to }) => ({ start_time: from, end_time: to })),
          ...("weekdays" in interval ? { weekdays: interval.weekdays } : {}),
          location,
        },
      ],
    })),
  };
}

/** The configuration as Alertmanager reads it. Holds secrets: write it only to a secret store or a private file. */
export function alertmanagerYaml(config: AlertmanagerConfig): string {
  return stringify(config, { lineWidth: 0, aliasDuplicateObjects: false });
}

/** The dead-man switch reports every minute; the service behind it calls a person when it stops. */
const watchdogRoute: Route = {
  receiver: "watchdog",
  matchers: ['alertname="Watchdog"'],
  group_wait: "0s",
  group_interval: "1m",
  repeat_interval: "1m",
};

/** A severity's route, after one for patients' alerts where the severity has hours of silence. */
function routesOf(severity: AlertSeverity): readonly Route[] {
  const during = muteWindows.find((mute) => mute.severity === severity)?.during ?? [];
  const route: Route = { receiver: severity, matchers: [`severity="${severity}"`], ...timing(severity) };
  if (during.length === 0) return [route];
  const patients = { ...route, matchers: [`severity="${severity}"`, 'patient_safety="true"'] };
  return [patients, { ...route, mute_time_intervals: during }];
}

function timing(severity: AlertSeverity) {
  const { groupWaitSeconds, groupIntervalSeconds, repeatIntervalSeconds } = severityRouting[severity];
  return {
    group_wait: durationOf(groupWaitSeconds),
    group_interval: durationOf(groupIntervalSeconds),
    repeat_interval: durationOf(repeatIntervalSeconds),
  };
}
