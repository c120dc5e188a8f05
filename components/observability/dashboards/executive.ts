import type { Board } from "./board-types.ts";
import { course, limitOf, number } from "./panels.ts";

export const executiveBoard: Board = {
  uid: "wardrail-executive",
  title: "Executive overview",
  reader: "executives: are the promises kept, and where not",
  span: "30d",
  panels: [
    number(
      "Emergencies open",
      "count",
      'count(wardrail_incident_open_seconds{incident_severity="emergency"}) or vector(0)',
      "Any number above zero is being worked on right now.",
    ),
    number(
      "Alerts on patients' safety",
      "count",
      'count(ALERTS{alertstate="firing",patient_safety="true"}) or vector(0)',
      "What may hurt patients at this moment.",
    ),
    number(
      "Booking error budget spent per day",
      "share",
      'slo:sli_error:ratio_rate1d{slo="booking-availability"} / on (slo) (1 - slo:objective:ratio{slo="booking-availability"})',
      "Below 100 % the promise of 30 days is kept at today's pace.",
    ),
    course(
      "Bookings",
      "per minute",
      "60 * sum by (outcome) (rate(scheduling_bookings_total[5m]))",
      "{{outcome}}",
      "Confirmed bookings a minute, with what stood in their way.",
    ),
    course(
      "Patient satisfaction",
      "count",
      "min by (region) (scheduling_patient_satisfaction_score)",
      "{{region}}",
      "Rolling score from 0 to 10; below 7 an improvement is opened.",
      limitOf("PatientSatisfactionLow", "floor"),
    ),
    course(
      "Incidents of 30 days",
      "count",
      "sum by (incident_severity) (increase(wardrail_incidents_total[30d]))",
      "{{incident_severity}}",
      "How often the platform failed people, by severity.",
    ),
    course(
      "Forecast peak against tested capacity",
      "share",
      "service:wardrail_capacity:forecast_ratio",
      "{{service}} {{region}}",
      "Above 80 % the season may outrun the plan.",
      limitOf("CapacityHeadroomLow"),
    ),
  ],
};
