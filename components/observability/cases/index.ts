import type { AlertGroup } from "../rule-types.ts";
import { autoscalingCases } from "./autoscaling.ts";
import { backupCases } from "./backup.ts";
import { bookingCases } from "./booking.ts";
import { capacityCases } from "./capacity.ts";
import type { AlertCase } from "./case-types.ts";
import { changeCases } from "./change.ts";
import { complianceCases } from "./compliance.ts";
import { databaseCases } from "./database.ts";
import { emergencyCases } from "./emergency.ts";
import { eventsCases } from "./events.ts";
import { incidentCases } from "./incident.ts";
import { monitoringCases } from "./monitoring.ts";
import { notificationsCases } from "./notifications.ts";
import { platformCases } from "./platform.ts";
import { regionsCases } from "./regions.ts";
import { waitlistCases } from "./waitlist.ts";

/** What every alert must do, by group. */
export const casesByGroup: Readonly<Record<AlertGroup, readonly AlertCase[]>> = {
  emergency: emergencyCases,
  platform: platformCases,
  booking: bookingCases,
  waitlist: waitlistCases,
  notifications: notificationsCases,
  events: eventsCases,
  database: databaseCases,
  regions: regionsCases,
  backup: backupCases,
  autoscaling: autoscalingCases,
  capacity: capacityCases,
  compliance: complianceCases,
  change: changeCases,
  incident: incidentCases,
  monitoring: monitoringCases,
};
