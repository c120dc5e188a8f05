import type { Problem } from "../../../exchange/problem.ts";
import { parseMatcher } from "./matchers.ts";

/** A wish to silence alerts for a time. Times are ISO 8601. */
export interface SilenceRequest {
  readonly ticket: string;
  readonly author: string;
  readonly reason: string;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly matchers: readonly string[];
}

const longestHours = 24;

/** Labels that reach across the platform when they stand alone. */
const narrowing: ReadonlySet<string> = new Set(["alertname", "service", "component"]);

/**
 * Why a silence must not be made: without ticket, author or end; longer than a day; so wide that it could hide an emergency
 * or a patient-safety alert.
 */
export function silenceProblems(silence: SilenceRequest): readonly Problem[] {
  const problem = (path: string, found: string, wanted: string): Problem => ({
    file: "silence",
    path,
    found,
    wanted,
  });
  const problems = (["ticket", "author", "reason"] as const)
    .filter((field) => silence[field].trim() === "")
    .map((field) => problem(field, "nothing", `a ${field}: suppressions are on the record`));
  const [start, end] = [Date.parse(silence.startsAt), Date.parse(silence.endsAt)];
  const hours = (end - start) / 3_600_000;
  if (!(hours > 0 && hours <= longestHours))
    problems.push(problem("endsAt", silence.endsAt, `an end at most ${longestHours} hours after the start`));
  const matchers = silence.matchers.map((text) => ({ text, matcher: parseMatcher(text) }));
  for (const { text, matcher } of matchers)
    if (matcher === undefined)
      problems.push(problem("matchers", text, 'a matcher such as alertname="HpaAtMax"'));
  const read = matchers.flatMap(({ matcher }) => (matcher === undefined ? [] : [matcher]));
  const isNarrow = ({ label, operator, value }: (typeof read)[number]) =>
    narrowing.has(label) &&
    (operator === "=" || (operator === "=~" && !new RegExp(`^(?:${value})$`).test("any name at all")));
  if (!read.some(isNarrow))
    problems.push(
      problem(
        "matchers",
        silence.matchers.join(", "),
        "a matcher on alertname, service or component that names what is meant",
      ),
    );
  // An alert of patients' is spared only when the silence itself says so.
  if (
    !read.some(
      ({ label, operator, value }) => label === "patient_safety" && operator === "=" && value === "false",
    )
  )
    problems.push(
      problem(
        "matchers",
        silence.matchers.join(", "),
        'patient_safety="false": no silence reaches patients\' alerts',
      ),
    );
  if (
    read.some(
      ({ label, operator, value }) => label === "severity" && operator === "=" && value === "emergency",
    )
  )
    problems.push(problem("matchers", 'severity="emergency"', "no silence of emergencies"));
  return problems;
}
