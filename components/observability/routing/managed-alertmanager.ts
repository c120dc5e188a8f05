import { stringify } from "yaml";
import { type AlertSeverity, alertSeverities } from "../severities.ts";
import { alertmanagerConfig } from "./alertmanager-config.ts";
import { placeholderAddresses } from "./placeholder-addresses.ts";

/** An SNS topic for each severity and for the dead-man switch; who listens is decided there. */
export type AlertTopics = Readonly<Record<AlertSeverity | "watchdog", string>>;

/**
 * The same routes, inhibitions and windows for Amazon Managed Prometheus, whose Alertmanager speaks to SNS and wants its
 * configuration inside a definition.
 */
export function managedAlertmanagerDefinition(
  topics: AlertTopics,
  region: string,
  location?: string,
): string {
  const { receivers: _, ...config } = alertmanagerConfig({
    addresses: placeholderAddresses,
    ...(location === undefined ? {} : { location }),
  });
  const receivers = ([...alertSeverities, "watchdog"] as const).map((name) => ({
    name,
    sns_configs: [
      {
        topic_arn: topics[name],
        sigv4: { region },
        send_resolved: name !== "watchdog",
        // SNS allows 100 characters in a subject.
        subject: "{{ .CommonLabels.severity }}: {{ .CommonLabels.alertname }}",
        attributes: {
          severity: "{{ .CommonLabels.severity }}",
          patient_safety: "{{ .CommonLabels.patient_safety }}",
        },
      },
    ],
  }));
  const yaml = stringify({ ...config, receivers }, { lineWidth: 0, aliasDuplicateObjects: false });
  return stringify({ alertmanager_config: yaml }, { lineWidth: 0 });
}
