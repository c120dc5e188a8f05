import { procedures } from "../../../components/surge/index.ts";
import type { TwinSettings } from "../assumptions.ts";

export interface TriggerReading {
  readonly emergencyPerMinute: number;
  readonly cpuPercent: number;
  readonly p95Seconds: number;
}

/** When the immediate procedure started, on which trigger, and when its compute step took effect. */
export interface ProcedureRun {
  readonly startedAt: number;
  readonly trigger: string;
  readonly computeAt: number;
}

/** Watches the triggers of the immediate procedure on 60-second means; it starts at most once per run. */
export interface Triggers {
  readonly armed: boolean;
  /** Some reading of the last minute is above a threshold, so a mean may follow. */
  readonly near: boolean;
  readonly factor: number;
  /** Replicas per service when the procedure started. */
  readonly sizes: readonly number[];
  readonly procedure: ProcedureRun | null;
  observe(reading: TriggerReading, t: number): boolean;
  idle(reading: TriggerReading, seconds: number): void;
  start(t: number, sizes: readonly number[]): void;
  effectDue(t: number): boolean;
  nextEffect(t: number): number;
}

const MEAN_SECONDS = 60;
const immediate = procedures[0];
const thresholds = immediate.triggers.map(({ above }) => above.value);
const compute = immediate.steps.value.find(({ action }) => action === "scale-compute");

export function createTriggers(settings: TwinSettings): Triggers {
  const rings = thresholds.map(() => new Float64Array(MEAN_SECONDS));
  const sums = thresholds.map(() => 0);
  let position = 0;
  let seen = 0;
  let hot = 0;
  let armed = settings.runProcedures === 1 && compute !== undefined;
  let sizes: readonly number[] = [];
  let procedure: ProcedureRun | null = null;
  let fired = "";

  const valuesOf = ({ emergencyPerMinute, p95Seconds, cpuPercent }: TriggerReading): readonly number[] => [
    emergencyPerMinute,
    Number.isFinite(p95Seconds) ? p95Seconds : 1e6,
    cpuPercent,
  ];

  const push = (values: readonly number[]): void => {
    for (const [index, ring] of rings.entries()) {
      const value = values[index] ?? 0;
      sums[index] = (sums[index] ?? 0) + value - (ring[position] ?? 0);
      ring[position] = value;
    }
    position = (position + 1) % MEAN_SECONDS;
    seen = Math.min(MEAN_SECONDS, seen + 1);
    const above = values.some((value, index) => value > (thresholds[index] ?? Number.POSITIVE_INFINITY));
    hot = above ? MEAN_SECONDS : Math.max(0, hot - 1);
  };

  return {
    get armed() {
      return armed;
    },
    get near() {
      return armed && hot > 0;
    },
    factor: compute?.factor ?? 1,
    get sizes() {
      return sizes;
    },
    get procedure() {
      return procedure;
    },
    observe(reading) {
      push(valuesOf(reading));
      if (hot === 0 || seen < MEAN_SECONDS) return false;
      const index = sums.findIndex(
        (sum, which) => sum / MEAN_SECONDS > (thresholds[which] ?? Number.POSITIVE_INFINITY) + 1e-9,
      );
      fired = immediate.triggers[index]?.metric ?? "";
      return index >= 0;
    },
    idle(reading, seconds) {
      const values = valuesOf(reading);
      for (let second = 0; second < Math.min(seconds, MEAN_SECONDS); second++) push(values);
    },
    start(t, current) {
      armed = false;
      sizes = current;
      procedure = { startedAt: t, trigger: fired, computeAt: t + (compute?.estimatedSeconds ?? 0) };
    },
    effectDue: (t) => procedure !== null && t === procedure.computeAt,
    nextEffect: (t) =>
      procedure !== null && procedure.computeAt > t ? procedure.computeAt : Number.POSITIVE_INFINITY,
  };
}
