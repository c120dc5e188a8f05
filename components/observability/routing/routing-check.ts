import type { Problem } from "../../../exchange/problem.ts";
import type { ReadRule } from "../checks/rule-check.ts";
import { durationOf } from "../durations.ts";
import { isAlert } from "../rule-groups.ts";
import { type AlertSeverity, alertSeverities, isGraver, severityRouting } from "../severities.ts";
import type { AlertmanagerConfig } from "./alertmanager-types.ts";
import { matchesAll, parseMatcher } from "./matchers.ts";
import { routesFor } from "./route-tree.ts";
import { timeIntervalProblems } from "./time-intervals.ts";

type Labels = Readonly<Record<string, string>>;

interface RoutedAlert {
  readonly name: string;
  readonly labels: Labels;
  readonly read: ReadRule;
  readonly severity: AlertSeverity;
  readonly isPatientSafety: boolean;
}

/**
 * Holds a rendered configuration against the rules it serves: every alert reaches the receiver of its severity, no patient-safety
 * alert can be muted, delayed or silenced by a lesser one, and what is referred to exists.
 */
export function routingProblems(config: AlertmanagerConfig, rules: readonly ReadRule[]): readonly Problem[] {
  const alerts = rules.flatMap(routedAlert);
  return [
    ...alerts.flatMap((alert) => routeProblems(config, alert)),
    ...inhibitionProblems(config, alerts),
    ...referenceProblems(config),
    ...timeIntervalProblems(intervalsOf(config)),
  ];
}

function routedAlert(read: ReadRule): readonly RoutedAlert[] {
  const { rule, name } = read;
  if (!isAlert(rule)) return [];
  const labels = { alertname: rule.alert, ...rule.labels };
  const severity = alertSeverities.find((known) => known === rule.labels["severity"]);
  if (severity === undefined) return [];
  return [{ name, labels, read, severity, isPatientSafety: rule.labels["patient_safety"] === "true" }];
}

const deadManSwitch = "Watchdog";

function routeProblems(
  config: AlertmanagerConfig,
  { name, labels, severity, isPatientSafety }: RoutedAlert,
): readonly Problem[] {
  const problem = (path: string, found: string, wanted: string): Problem => ({
    file: "alertmanager",
    path,
    found,
    wanted,
  });
  const met = routesFor(config.route, labels);
  const wanted = name === deadManSwitch ? "watchdog" : severity;
  const problems: Problem[] = [];
  const receivers = met.map(({ receiver }) => receiver);
  if (!receivers.includes(wanted))
    problems.push(problem(`route of ${name}`, receivers.join(", ") || "no receiver", wanted));
  if (isPatientSafety && met.some(({ muteTimeIntervals }) => muteTimeIntervals.length > 0))
    problems.push(
      problem(
        `route of ${name}`,
        `muted during ${met.flatMap((route) => route.muteTimeIntervals).join(", ")}`,
        "no mute window for a patient-safety alert",
      ),
    );
  const longest = durationOf(severityRouting[severity].groupWaitSeconds);
  if (isPatientSafety && met.some(({ groupWait }) => groupWait !== longest))
    problems.push(
      problem(`route of ${name}`, `group_wait ${met.map(({ groupWait }) => groupWait).join(", ")}`, longest),
    );
  return problems;
}

function inhibitionProblems(config: AlertmanagerConfig, alerts: readonly RoutedAlert[]): readonly Problem[] {
  return config.inhibit_rules.flatMap((rule, index) => {
    const file = "alertmanager";
    const path = `inhibit_rules[${index}]`;
    const broken = [...rule.source_matchers, ...rule.target_matchers].filter(
      (text) => parseMatcher(text) === undefined,
    );
    if (broken.length > 0)
      return broken.map((found) => ({ file, path, found, wanted: 'a matcher such as severity="high"' }));
    const sources = alerts.filter(({ labels }) => matchesAll(rule.source_matchers, labels));
    const targets = alerts.filter(({ labels }) => matchesAll(rule.target_matchers, labels));
    const problems: Problem[] = [];
    if (sources.length === 0)
      problems.push({
        file,
        path,
        found: `no alert matches ${rule.source_matchers.join(", ")}`,
        wanted: "a source that exists",
      });
    if (targets.length === 0)
      problems.push({
        file,
        path,
        found: `no alert matches ${rule.target_matchers.join(", ")}`,
        wanted: "a target that exists",
      });
    // Two alerts that both lack a label count as equal in it: the source would silence strangers.
    for (const { name, read, labels } of sources)
      for (const label of rule.equal.filter(
        (each) => labels[each] === undefined && read.labels !== "any" && !read.labels.has(each),
      ))
        problems.push({
          file,
          path: `${path}.equal`,
          found: `${name} carries no ${label}`,
          wanted: "labels that every source carries",
        });
    for (const target of targets.filter(({ isPatientSafety }) => isPatientSafety))
      for (const source of sources.filter(
        ({ name, labels }) => name !== target.name || labels["burn"] !== target.labels["burn"],
      ))
        if (mayMeet(rule.equal, source.labels, target.labels) && !isGraver(source.severity, target.severity))
          problems.push({
            file,
            path,
            found: `${source.name} (${source.severity}) silences ${target.name} (${target.severity})`,
            wanted: "only a graver alert before a patient-safety one",
          });
    return problems;
  });
}

/** Whether two alerts can be equal in labels that their rules fix. */
function mayMeet(equal: readonly string[], source: Labels, target: Labels): boolean {
  return equal.every(
    (label) => source[label] === undefined || target[label] === undefined || source[label] === target[label],
  );
}

function referenceProblems(config: AlertmanagerConfig): readonly Problem[] {
  const receivers = new Set(config.receivers.map(({ name }) => name));
  const intervals = new Set(config.time_intervals.map(({ name }) => name));
  const silentReceivers = config.receivers.filter((receiver) => Object.keys(receiver).length === 1);
  const routes = [config.route, ...(config.route.routes ?? [])];
  return [
    ...silentReceivers.map(({ name }) => ({
      file: "alertmanager",
      path: `receiver ${name}`,
      found: "no channel",
      wanted: "at least one: it would swallow its alerts",
    })),
    ...routes
      .filter(({ receiver }) => !receivers.has(receiver))
      .map(({ receiver }) => ({
        file: "alertmanager",
        path: "route",
        found: `unknown receiver ${receiver}`,
        wanted: [...receivers].join(", "),
      })),
    ...routes
      .flatMap(({ mute_time_intervals = [] }) => mute_time_intervals.filter((name) => !intervals.has(name)))
      .map((name) => ({
        file: "alertmanager",
        path: "mute_time_intervals",
        found: `unknown interval ${name}`,
        wanted: [...intervals].join(", "),
      })),
  ];
}

function intervalsOf({ time_intervals: intervals }: AlertmanagerConfig) {
  return intervals.map(({ name, time_intervals: parts }) => ({
    name,
    times: parts.flatMap(({ times }) => times.map(({ start_time: from, end_time: to }) => ({ from, to }))),
  }));
}
