/** The parts of an Alertmanager configuration (0.25 and later) that we write. Names are Alertmanager's. */
export interface AlertmanagerConfig {
  readonly global: { readonly resolve_timeout: string };
  readonly route: Route;
  readonly receivers: readonly Receiver[];
  readonly inhibit_rules: readonly {
    readonly source_matchers: readonly string[];
    readonly target_matchers: readonly string[];
    readonly equal: readonly string[];
  }[];
  readonly time_intervals: readonly {
    readonly name: string;
    readonly time_intervals: readonly {
      readonly times: readonly { readonly start_time: string; readonly end_time: string }[];
      readonly weekdays?: readonly string[];
      readonly location: string;
    }[];
  }[];
}

export interface Route {
  readonly receiver: string;
  readonly matchers?: readonly string[];
  readonly group_by?: readonly string[];
  readonly group_wait?: string;
  readonly group_interval?: string;
  readonly repeat_interval?: string;
  readonly mute_time_intervals?: readonly string[];
  readonly continue?: boolean;
  readonly routes?: readonly Route[];
}

export interface Receiver {
  readonly name: string;
  readonly pagerduty_configs?: readonly {
    readonly routing_key: string;
    readonly severity: "critical" | "error" | "warning" | "info";
    readonly description: string;
    readonly details: Readonly<Record<string, string>>;
    readonly send_resolved: boolean;
  }[];
  readonly slack_configs?: readonly {
    readonly api_url: string;
    readonly title: string;
    readonly text: string;
    readonly send_resolved: boolean;
  }[];
  readonly webhook_configs?: readonly { readonly url: string; readonly send_resolved: boolean }[];
}
