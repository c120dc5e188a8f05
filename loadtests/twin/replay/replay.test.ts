import { describe, expect, it } from "vitest";
import { valueOrThrow } from "../../../exchange/problem.ts";
import { fixtureEstate } from "../fixture/estate.ts";
import { forecastReplay } from "../forecast/replay.ts";
import { readPrometheusRange, readReplayCsv } from "./series.ts";

function pathsOf(checked: ReturnType<typeof readReplayCsv>): readonly string[] {
  return checked.ok ? [] : checked.problems.map(({ path }) => path);
}

function prometheus(...series: (readonly (readonly [number, string])[])[]): string {
  const result = series.map((values, index) => ({ metric: { pod: String(index) }, values }));
  return JSON.stringify({ status: "success", data: { resultType: "matrix", result } });
}

describe("a demand series of the user's own", () => {
  it("is replayed: the peak of the series is the peak of the forecast", () => {
    const series = valueOrThrow(readReplayCsv("second,multiplier\n0,1\n600,40\n4200,2\n", "winter.csv"));
    const forecast = forecastReplay(fixtureEstate({ every: { min: 300, max: 600 } }), series, {
      title: "winter",
    });
    expect(forecast.peakDemandRequestsPerSecond).toBeCloseTo(200 * 40 + (2.5 / 3600) * 0.857143 * 60 * 40, 3);
    expect(forecast.verdict).toBe("ready");
    expect(forecast.requiredSeconds).toBeNull();
  });

  it("comes from Prometheus as measured load, without the declared day curve on top", () => {
    const text = prometheus(
      [
        [1_700_000_000, "100"],
        [1_700_000_060, "150"],
      ],
      [
        [1_700_000_000, "100"],
        [1_700_000_060, "250"],
      ],
    );
    const series = valueOrThrow(readPrometheusRange(text, "range.json", 200));
    expect(series.pieces.map(({ fromSeconds, value }) => [fromSeconds, value])).toEqual([
      [Number.NEGATIVE_INFINITY, 1],
      [0, 1],
      [60, 2],
    ]);
    const night = forecastReplay(fixtureEstate(), series, { title: "night", settings: { startHour: 3 } });
    expect(night.peakDemandRequestsPerSecond).toBeGreaterThan(400);
  });

  it("is refused with the line when it is unsorted, negative, fractional or no number", () => {
    expect(pathsOf(readReplayCsv("0,1\n60,2\n30,3", "f"))).toEqual(["line 3"]);
    expect(pathsOf(readReplayCsv("0,-1\n1.5,2\nx,NaN", "f"))).toEqual(["line 3", "line 1", "line 2"]);
    expect(pathsOf(readReplayCsv("", "f"))).toEqual([""]);
    expect(pathsOf(readReplayCsv("second,multiplier", "f"))).toEqual([""]);
  });

  it("is refused with the path when Prometheus answered something else", () => {
    const path = (text: string, reference = 200) => pathsOf(readPrometheusRange(text, "f", reference));
    expect(path("no json")).toEqual([""]);
    expect(path(JSON.stringify({ status: "error" }))).toEqual(["status"]);
    expect(path(JSON.stringify({ status: "success", data: { resultType: "vector" } }))).toEqual([
      "data.resultType",
    ]);
    expect(path(prometheus())).toEqual(["data.result"]);
    expect(
      path(
        prometheus([
          [2, "1"],
          [1, "1"],
        ]),
      ),
    ).toEqual(["data.result.0.values.1"]);
    expect(path(prometheus([[1, "NaN"]]))).toEqual(["data.result.0.values.0"]);
    expect(path(prometheus([[1, "1"]]), 0)).toEqual(["reference"]);
  });
});
