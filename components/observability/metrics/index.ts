import type { Metric } from "../rule-types.ts";
import { backupMetrics } from "./backup.ts";
import { bookingMetrics } from "./booking.ts";
import { capacityMetrics } from "./capacity.ts";
import { changesMetrics } from "./changes.ts";
import { complianceMetrics } from "./compliance.ts";
import { databaseMetrics } from "./database.ts";
import { emergencyMetrics } from "./emergency.ts";
import { eventsMetrics } from "./events.ts";
import { identityMetrics } from "./identity.ts";
import { incidentsMetrics } from "./incidents.ts";
import { kubernetesMetrics } from "./kubernetes.ts";
import { monitoringMetrics } from "./monitoring.ts";
import { notificationsMetrics } from "./notifications.ts";
import { regionsMetrics } from "./regions.ts";
import { trafficMetrics } from "./traffic.ts";
import { waitlistMetrics } from "./waitlist.ts";

/** Every series a rule, an SLO or a dashboard may read. */
export const metrics = [
  ...emergencyMetrics,
  ...trafficMetrics,
  ...identityMetrics,
  ...bookingMetrics,
  ...waitlistMetrics,
  ...notificationsMetrics,
  ...eventsMetrics,
  ...databaseMetrics,
  ...regionsMetrics,
  ...backupMetrics,
  ...complianceMetrics,
  ...kubernetesMetrics,
  ...capacityMetrics,
  ...changesMetrics,
  ...incidentsMetrics,
  ...monitoringMetrics,
] as const satisfies readonly Metric[];

export type MetricName = (typeof metrics)[number]["name"];
