import type { ChannelAddresses } from "./receivers.ts";

const hook = "https://alerts.example.invalid";

/** Addresses that reach nobody, to render and check a configuration without the stack's secrets. */
export const placeholderAddresses: ChannelAddresses = {
  phone: `${hook}/phone`,
  pager: "placeholder",
  sms: `${hook}/sms`,
  "incident-channel": `${hook}/incident-channel`,
  "status-page": `${hook}/status-page`,
  "pager-low": "placeholder",
  "team-channel": `${hook}/team-channel`,
  ticket: `${hook}/ticket`,
  watchdog: `${hook}/watchdog`,
};
