/**
 * Flu season: the whole platform at 1.5 times its weekday peak, emergencies beside it. No time limit to scale in, but
 * the API objectives must hold all through. Shape and limits come from components/surge.
 *
 *   SCALE=0.1 TARGET=http://127.0.0.1:8080 k6 run loadtests/scenarios/flu-season.ts
 */
import exec from "k6/execution";
import type { Options } from "k6/options";
import { objectives, scenarios } from "../../components/surge/index.ts";
import { bookAppointment, type Caller, findSlots, joinWaitlist, readReminders } from "../flows/scheduling.ts";
import {
  emergencyRequestsPerHour,
  type Phases,
  phaseAt,
  serviceRequestsPerHour,
  surgeArrivals,
} from "../lib/arrival.ts";
import { positiveNumber, scale, targetOrigin } from "../lib/environment.ts";
import { summarise } from "../lib/summary.ts";

const scenario = scenarios.find(({ id }) => id === "flu-season") ?? scenarios[0];
const origin = targetOrigin();
const phases: Phases = {
  baselineSeconds: positiveNumber("BASELINE_SECONDS", 60),
  edgeSeconds: positiveNumber("EDGE_SECONDS", 60),
  plateauSeconds: positiveNumber("PLATEAU_SECONDS", 300),
  decaySeconds: positiveNumber("DECAY_SECONDS", 60),
};

function limit(id: (typeof objectives)[number]["id"]): number {
  return objectives.find((objective) => objective.id === id)?.limit.value ?? Number.NaN;
}

const arrivals = (flow: string, perHour: number) => surgeArrivals(flow, perHour, scenario, phases, scale());

export const options: Options = {
  scenarios: {
    booking: arrivals("booking", serviceRequestsPerHour("booking")),
    availability: arrivals("availability", serviceRequestsPerHour("availability")),
    waitlist: arrivals("waitlist", serviceRequestsPerHour("waitlist")),
    notifications: arrivals("notifications", serviceRequestsPerHour("notifications")),
    emergency: arrivals("emergency", emergencyRequestsPerHour()),
  },
  thresholds: {
    "http_req_failed{class:normal}": [`rate<${limit("error-rate") / 100}`],
    "http_req_failed{class:emergency}": [`rate<${1 - limit("emergency-comm") / 100}`],
    "http_req_duration{class:normal}": [`p(95)<${limit("api-crud-p95")}`, `p(99)<${limit("api-guarantee")}`],
    "http_req_duration{class:emergency}": [`p(99)<${limit("emergency-alert") * 1000}`],
    "http_req_duration{phase:edge}": [`p(95)<${limit("api-crud-p95")}`],
    "http_req_duration{phase:plateau}": [`p(95)<${limit("api-crud-p95")}`],
  },
  summaryTrendStats: ["med", "p(95)", "p(99)", "max"],
};

function caller(serviceClass: Caller["serviceClass"]): Caller {
  exec.vu.metrics.tags["phase"] = phaseAt(exec.instance.currentTestRunDuration / 1000, phases);
  return { origin, iteration: exec.scenario.iterationInTest, serviceClass };
}

export const booking = (): void => bookAppointment(caller("normal"));
export const availability = (): void => findSlots(caller("normal"));
export const waitlist = (): void => joinWaitlist(caller("normal"));
export const notifications = (): void => readReminders(caller("normal"));
export const emergency = (): void => bookAppointment(caller("emergency"));

export function handleSummary(data: Parameters<typeof summarise>[0]): Record<string, string> {
  const summary = summarise(data, scenario.id, scale());
  return {
    stdout: `flu-season at scale ${summary.scale}: ${summary.outcome}, ${summary.requests} requests, ${summary.droppedIterations} dropped\n`,
    [__ENV["SUMMARY_FILE"] ?? "flu-season.summary.json"]: `${JSON.stringify(summary, null, 2)}\n`,
  };
}
