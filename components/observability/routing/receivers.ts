import { type AlertSeverity, type Channel, severityRouting } from "../severities.ts";
import type { Receiver } from "./alertmanager-types.ts";

/** What carries each channel: a pager service, a chat, or a web hook of our voice, text, status and ticket gateways. */
const carriers: Readonly<Record<Channel, "pager" | "chat" | "hook">> = {
  phone: "hook",
  pager: "pager",
  sms: "hook",
  "incident-channel": "chat",
  "status-page": "hook",
  "pager-low": "pager",
  "team-channel": "chat",
  ticket: "hook",
};

/** Keys and addresses by channel, and where the dead-man switch reports. Secrets of the stack: they are in no file of ours. */
export type ChannelAddresses = Readonly<Record<Channel | "watchdog", string>>;

const pagerSeverities = {
  emergency: "critical",
  critical: "critical",
  high: "error",
  medium: "warning",
  low: "info",
} as const satisfies Record<AlertSeverity, string>;

const summary = "{{ .CommonLabels.alertname }}: {{ (index .Alerts 0).Annotations.summary }}";
const text =
  "{{ range .Alerts }}{{ .Annotations.impact }}. {{ .Annotations.action }}. {{ .Annotations.runbook_url }}\n{{ end }}";

/** Everyone who hears of alerts of a severity. A receiver without a channel would swallow its alerts. */
export function receiverOf(severity: AlertSeverity, addresses: ChannelAddresses): Receiver {
  const { channels, respondSeconds, lead } = severityRouting[severity];
  const by = (carrier: "pager" | "chat" | "hook") =>
    channels.filter((channel) => carriers[channel] === carrier).map((channel) => addresses[channel]);
  const details = {
    impact: "{{ (index .Alerts 0).Annotations.impact }}",
    action: "{{ (index .Alerts 0).Annotations.action }}",
    runbook: "{{ (index .Alerts 0).Annotations.runbook_url }}",
    respond_within_seconds: String(respondSeconds.value),
    lead,
  };
  const pagers = by("pager").map((key) => ({
    routing_key: key,
    severity: pagerSeverities[severity],
    description: summary,
    details,
    send_resolved: true,
  }));
  const chats = by("chat").map((url) => ({ api_url: url, title: summary, text, send_resolved: true }));
  const hooks = by("hook").map((url) => ({ url, send_resolved: true }));
  return {
    name: severity,
    ...(pagers.length === 0 ? {} : { pagerduty_configs: pagers }),
    ...(chats.length === 0 ? {} : { slack_configs: chats }),
    ...(hooks.length === 0 ? {} : { webhook_configs: hooks }),
  };
}
