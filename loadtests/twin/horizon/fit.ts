import { type Scenario, scenarios } from "../../../components/surge/index.ts";
import { type DayPeak, dateOf, dayNumber } from "./history.ts";

/** Expected demand of one day and the interval that holds it with the asked probability. */
export interface DayForecast {
  readonly date: string;
  readonly expected: number;
  readonly low: number;
  readonly high: number;
}

/** A model of daily peaks: growth, weekday and declared season multiply. */
export interface DayModel {
  /** Growth per year; 0.1 is ten percent. */
  readonly growthPerYear: number;
  /** Factor per weekday, Monday first, around 1. */
  readonly weekdayFactors: readonly number[];
  /** @param probability of the interval, for example 0.9 */
  predict(day: number, probability: number): DayForecast;
}

const DAYS_PER_YEAR = 365.25;

/**
 * Fits growth and weekdays to a history from which the declared seasons were divided out, in logarithms, so that
 * everything multiplies. Intervals come from the residuals' own quantiles, widened with the distance from the history
 * as a regression line's are; no distribution is assumed.
 */
export function fitDays(history: readonly DayPeak[]): DayModel {
  const points = history.map(({ date, requestsPerSecond }) => {
    const day = dayNumber(date) ?? Number.NaN;
    return { day, level: Math.log(requestsPerSecond / seasonFactor(day)) };
  });
  const weekdays = weekdayLevels(points);
  const flat = points.map(({ day, level }) => ({ day, level: level - (weekdays[weekdayOf(day)] ?? 0) }));
  const line = lineThrough(flat);
  const residuals = flat.map(({ day, level }) => level - line.at(day)).sort((a, b) => a - b);
  return {
    growthPerYear: Math.expm1(line.slope * DAYS_PER_YEAR),
    weekdayFactors: weekdays.map((level) => Math.exp(level)),
    predict(day, probability) {
      const level = line.at(day) + (weekdays[weekdayOf(day)] ?? 0) + Math.log(seasonFactor(day));
      const widening = Math.sqrt(1 + 1 / flat.length + (day - line.meanDay) ** 2 / line.spread);
      const tail = (1 - probability) / 2;
      return {
        date: dateOf(day),
        expected: Math.exp(level),
        low: Math.exp(level + Math.min(0, quantile(residuals, tail)) * widening),
        high: Math.exp(level + Math.max(0, quantile(residuals, 1 - tail)) * widening),
      };
    },
  };
}

/** Multiplier of the declared platform-wide seasons on a day; they do not multiply each other. */
export function seasonFactor(day: number): number {
  const month = new Date(day * 86_400_000).getUTCMonth() + 1;
  const all: readonly Scenario[] = scenarios;
  const factors = all
    .filter(
      ({ kind, appliesTo, months }) =>
        kind === "seasonal" && appliesTo === "platform" && months?.value.includes(month) === true,
    )
    .map(({ multiplier }) => multiplier.value);
  return Math.max(1, ...factors);
}

/** 0 is Monday; 1970-01-01 was a Thursday. */
function weekdayOf(day: number): number {
  return (((day + 3) % 7) + 7) % 7;
}

interface Point {
  readonly day: number;
  readonly level: number;
}

/** Median distance of each weekday from the mean of the week around it, so that growth does not leak into weekdays. */
function weekdayLevels(points: readonly Point[]): readonly number[] {
  const distances: number[][] = Array.from({ length: 7 }, () => []);
  const line = lineThrough(points);
  for (const { day, level } of points) distances[weekdayOf(day)]?.push(level - line.at(day));
  const medians = distances.map((values) =>
    quantile(
      values.sort((a, b) => a - b),
      0.5,
    ),
  );
  const mean = medians.reduce((sum, value) => sum + value, 0) / medians.length;
  return medians.map((value) => value - mean);
}

interface Line {
  readonly slope: number;
  readonly meanDay: number;
  /** Sum of squared distances of the days from their mean. */
  readonly spread: number;
  at(day: number): number;
}

function lineThrough(points: readonly Point[]): Line {
  const count = points.length;
  const meanDay = points.reduce((sum, { day }) => sum + day, 0) / count;
  const meanLevel = points.reduce((sum, { level }) => sum + level, 0) / count;
  const spread = points.reduce((sum, { day }) => sum + (day - meanDay) ** 2, 0);
  const together = points.reduce((sum, { day, level }) => sum + (day - meanDay) * (level - meanLevel), 0);
  const slope = spread === 0 ? 0 : together / spread;
  return {
    slope,
    meanDay,
    spread: Math.max(spread, Number.MIN_VALUE),
    at: (day) => meanLevel + slope * (day - meanDay),
  };
}

/** Linear interpolation between the sorted values. */
function quantile(sorted: readonly number[], share: number): number {
  if (sorted.length === 0) return 0;
  const at = share * (sorted.length - 1);
  const low = Math.floor(at);
  const below = sorted[low] ?? 0;
  return below + (at - low) * ((sorted[low + 1] ?? below) - below);
}
