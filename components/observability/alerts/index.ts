import type { AlertGroup, AlertRule } from "../rule-types.ts";
import { autoscalingAlerts } from "./autoscaling.ts";
import { backupAlerts } from "./backup.ts";
import { bookingAlerts } from "./booking.ts";
import { capacityAlerts } from "./capacity.ts";
import { changeAlerts } from "./change.ts";
import { complianceAlerts } from "./compliance.ts";
import { databaseAlerts } from "./database.ts";
import { emergencyAlerts } from "./emergency.ts";
import { eventsAlerts } from "./events.ts";
import { incidentAlerts } from "./incident.ts";
import { monitoringAlerts } from "./monitoring.ts";
import { notificationsAlerts } from "./notifications.ts";
import { platformAlerts } from "./platform.ts";
import { regionsAlerts } from "./regions.ts";
import { waitlistAlerts } from "./waitlist.ts";

/** Every alert by group, in the order in which the groups are rendered. */
export const alertsByGroup = {
  emergency: emergencyAlerts,
  platform: platformAlerts,
  booking: bookingAlerts,
  waitlist: waitlistAlerts,
  notifications: notificationsAlerts,
  events: eventsAlerts,
  database: databaseAlerts,
  regions: regionsAlerts,
  backup: backupAlerts,
  autoscaling: autoscalingAlerts,
  capacity: capacityAlerts,
  compliance: complianceAlerts,
  change: changeAlerts,
  incident: incidentAlerts,
  monitoring: monitoringAlerts,
} as const satisfies Record<AlertGroup, readonly AlertRule[]>;
