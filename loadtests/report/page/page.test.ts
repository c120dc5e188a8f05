import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Season } from "../../../exchange/season.ts";
import { escapeText } from "../markup.ts";
import { hostileSeason, hostileText } from "../testing/hostile-season.ts";
import { readStructure } from "../testing/html-structure.ts";
import { type Outlook, seasonFixture } from "../testing/season-fixture.ts";
import { renderSeasonHtml } from "./page.ts";
import { script } from "./script.ts";
import { styles } from "./styles.ts";

const short = seasonFixture("short");
const page = renderSeasonHtml(short);
const { tags } = readStructure(page);
const named = (name: string) => tags.filter((tag) => tag.name === name);

describe("structure", () => {
  test("answers before anything else", () => {
    expect(page).toMatch(/<h1>.*<span>Not ready for the season<\/span><\/h1>/);
    expect(renderSeasonHtml(seasonFixture("ready"))).toMatch(
      /<h1>.*<span>Ready for the season<\/span><\/h1>/,
    );
    const order = ["answer", "forecast", "audit", "rules", "runbooks", "estate", "assumptions", "guide"];
    const positions = order.map((id) => page.indexOf(` id="${id}"`));
    expect(positions).toEqual(positions.toSorted((left, right) => left - right));
    expect(positions.includes(-1)).toBe(false);
  });

  test("is one English document with one main part, one top heading and a way past the navigation", () => {
    expect(named("html")[0]?.attributes.get("lang")).toBe("en");
    for (const name of ["main", "nav", "h1", "title", "header", "footer"]) {
      const outside =
        name === "title" ? tags.filter((tag) => tag.name === name && !tag.attributes.has("id")) : named(name);
      expect(outside, name).toHaveLength(1);
    }
    expect(named("a")[0]?.attributes.get("href")).toBe("#main");
  });

  test("needs nothing from any network", () => {
    const addresses = tags.flatMap(({ attributes }) =>
      ["href", "src", "srcset", "action", "data", "poster"].flatMap((name) => attributes.get(name) ?? []),
    );
    expect(addresses.filter((address) => !address.startsWith("#") && address !== "data:,")).toEqual([]);
    expect(styles).not.toMatch(/url\(|@import|@font-face/);
    expect(script).not.toMatch(/fetch|XMLHttpRequest|import\(|https?:/);
    const policy = named("meta").flatMap(({ attributes }) => attributes.get("content") ?? []);
    expect(policy).toContainEqual(
      expect.stringMatching(/^default-src &#39;none&#39;; style-src &#39;sha256-/),
    );
  });

  test("has no inline style and no event handler, which its own policy would refuse", () => {
    const names = new Set(tags.flatMap(({ attributes }) => [...attributes.keys()]));
    expect([...names].filter((name) => name === "style" || name.startsWith("on"))).toEqual([]);
  });

  test("gives every id once, and every link and reference an id that exists", () => {
    const ids = tags.flatMap(({ attributes }) => attributes.get("id") ?? []);
    expect(new Set(ids).size).toBe(ids.length);
    const wanted = tags.flatMap(({ attributes }) => [
      ...(attributes.get("href")?.startsWith("#") ? [attributes.get("href")?.slice(1) ?? ""] : []),
      ...(attributes.get("aria-labelledby")?.split(" ") ?? []),
      ...(attributes.get("fill")?.startsWith("url(#") ? [attributes.get("fill")?.slice(5, -1) ?? ""] : []),
    ]);
    expect(wanted.filter((id) => !ids.includes(id))).toEqual([]);
  });

  test("gives every table a caption and every heading cell a scope, every chart a name", () => {
    expect(named("caption")).toHaveLength(named("table").length);
    expect(named("th").filter(({ attributes }) => !attributes.has("scope"))).toEqual([]);
    const charts = named("svg").filter(({ attributes }) => attributes.get("role") === "img");
    expect(charts.length).toBeGreaterThan(20);
    expect(charts.filter(({ attributes }) => !attributes.has("aria-labelledby"))).toEqual([]);
    const decoration = named("svg").filter(({ attributes }) => attributes.get("role") !== "img");
    expect(decoration.filter(({ attributes }) => attributes.get("aria-hidden") !== "true")).toEqual([]);
  });

  test("has a section for every scenario, and shows both readings with the deciding one first", () => {
    if (short.forecast.state !== "done") throw new Error("the fixture has a forecast");
    for (const { scenario } of short.forecast.result.scenarios)
      expect(page).toContain(` id="scenario-${scenario}"`);
    const rows = page
      .slice(page.indexOf("<tbody>"), page.indexOf("</tbody>"))
      .match(/<tr class="(decides|beside)">/g);
    expect(rows).toEqual(
      Array.from({ length: 12 }, () => ['<tr class="decides">', '<tr class="beside">']).flat(),
    );
  });

  test("stays under a megabyte, also when every line of every chart is noise", () => {
    expect(Buffer.byteLength(page)).toBeLessThan(1_000_000);
    let drawn = 1;
    const noise = (value: number) => {
      drawn = (drawn * 48_271) % 2_147_483_647;
      return value * (0.5 + drawn / 2_147_483_647);
    };
    const season = withForecasts(({ series, ...forecast }) => ({
      ...forecast,
      series: {
        seconds: series.seconds,
        demandRequestsPerSecond: series.demandRequestsPerSecond.map(noise),
        readyCapacityRequestsPerSecond: series.readyCapacityRequestsPerSecond.map(noise),
        shedRequestsPerSecond: series.shedRequestsPerSecond.map(noise),
        readyReplicas: series.readyReplicas.map(noise),
        wantedReplicas: series.wantedReplicas.map(noise),
        nodes: series.nodes.map(noise),
        p95Seconds: series.p95Seconds.map(noise),
      },
    }));
    expect(Buffer.byteLength(renderSeasonHtml(season))).toBeLessThan(1_000_000);
  });
});

describe("honesty", () => {
  test.each(["estate", "audit", "rules", "forecast", "runbooks"] as const)(
    "shows why the part %s has no result, and not that it passed",
    (part) => {
      const ready = seasonFixture("ready");
      for (const state of ["failed", "skipped"] as const) {
        const text = renderSeasonHtml({ ...ready, [part]: { state, reason: "engine <3> stopped" } });
        const shown = text.slice(text.indexOf(`id="${part}"`)).split('class="part"')[0] ?? "";
        expect(shown).toContain("engine &lt;3&gt; stopped");
        expect(shown).toContain(state === "failed" ? "Failed" : "Skipped");
        expect(shown).not.toContain("In order");
        expect(text).not.toContain("<span>Ready for the season");
      }
    },
  );

  test("says where a limit comes from", () => {
    expect(page).toMatch(/<dt>Limit<\/dt><dd>60 s <small class="origin">source: operations chapter<\/small>/);
  });

  test("says when a forecast's own verdict was overruled", () => {
    const season = withFirstForecast((forecast) => ({
      ...forecast,
      verdict: "ready",
      timeToCapacitySeconds: 400,
      requiredSeconds: { value: 60, source: "assumption" },
    }));
    expect(renderSeasonHtml(season)).toContain("The forecast says ready, but capacity takes 6 min 40 s");
  });

  test("says before any scenario what ready covers, and names a missed target beside a ready", () => {
    const season = withForecasts((forecast) => ({
      ...forecast,
      objectives: forecast.objectives.map((each) =>
        each.id === "api-target-p95" ? { ...each, value: 120, state: "fail" } : each,
      ),
    }));
    const text = renderSeasonHtml(season);
    const top = text.slice(0, text.indexOf('id="forecast"'));
    expect(top).toMatch(
      /Ready means capacity and the 4 modelled objectives; 10 objectives are not modelled \(emergency data, /,
    );
    expect(top).toContain("Target missed: API p95 120 ms, wanted below 100 ms (9 scenarios");
    const rows = text.slice(text.indexOf("<tbody>"), text.indexOf("</tbody>")).split("</tr>");
    const ready = rows.filter((row) => row.includes('"decides"') && row.includes("<span>Ready</span>"));
    expect(ready.length).toBeGreaterThan(5);
    expect(
      ready.filter((row) => !row.includes("target missed: API p95 120 ms, wanted below 100 ms")),
    ).toEqual([]);
    expect(text).toMatch(/5 objectives evaluated, none broken, 1 target missed/);
  });

  test("names objectives in words and not by their fields", () => {
    const outside = page.replace(/<small class="under code">[^<]*<\/small>/g, "");
    expect(outside).not.toMatch(/availability_percent|api_p95_ms|error_percent/);
    expect(outside).toMatch(/<th scope="row">API p95 <\/th>/);
  });

  test("shows unknown, not never, where the estate gave nothing to forecast", () => {
    const text = renderSeasonHtml(
      withForecasts((forecast) => ({
        ...forecast,
        verdict: "unknown",
        because: "The forecast is incomplete: found no services stack.",
        timeToCapacitySeconds: null,
        services: [],
        objectives: forecast.objectives.map((each) => ({ ...each, value: null, state: "not-modelled" })),
      })),
    );
    expect(text).toContain("found no services stack");
    expect(text).not.toMatch(/never in this run|<dd>never|never reaches|Overruled/);
    expect(text).toMatch(/<dt>Shed<\/dt><dd>unknown/);
  });

  test("tells controls that had nothing to check from those that were decided, wherever it counts them", () => {
    if (short.audit.state !== "done") throw new Error("the fixture has an audit");
    const { result } = short.audit;
    const [first, ...rest] = result.controls;
    if (first === undefined) throw new Error("the fixture has controls");
    const counts = { complies: 0, violates: 0, "not-applicable": 0, unknown: 0, waived: 0 };
    const text = renderSeasonHtml({
      ...short,
      audit: {
        state: "done",
        result: {
          ...result,
          computedValues: "synthesised",
          controls: [first, ...rest.map((control) => ({ ...control, counts }))],
          findings: [],
        },
      },
    });
    expect(text).toContain("280 controls: 0 decided, 0 not applicable, 280 had nothing to check; 0 violated");
    expect(text).toContain("<span>0 of 280 controls decided, 0 mandatory violated</span>");
    expect(text).toContain("All 280 controls (0 decided, 0 not applicable, 280 had nothing to check)");
    expect(text).toContain("Nothing was decided, so nothing is known about violations.");
    expect(text).not.toContain("No violation was found");
    expect(text).toContain("were synthesised, because the estate was rendered offline");
    expect(page).not.toContain("were synthesised");
  });

  test("says how many findings it leaves out of a page that would be too long", () => {
    if (short.audit.state !== "done") throw new Error("the fixture has an audit");
    const finding = short.audit.result.findings[0];
    if (finding === undefined) throw new Error("the fixture has findings");
    const findings = Array.from({ length: 5000 }, () => finding);
    const text = renderSeasonHtml({
      ...short,
      audit: { state: "done", result: { ...short.audit.result, findings } },
    });
    expect(text).toContain("300 of 5,000 shown; all are in season.json.");
    expect(Buffer.byteLength(text)).toBeLessThan(1_000_000);
  });
});

describe("determinism", () => {
  test.each<Outlook>(["short", "ready"])("gives equal bytes for equal seasons (%s)", (outlook) => {
    const copy = JSON.parse(JSON.stringify(seasonFixture(outlook))) as Season;
    expect(renderSeasonHtml(copy)).toBe(renderSeasonHtml(seasonFixture(outlook)));
  });
});

describe("escaping", () => {
  test("never lets a text out of its element or attribute", () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const escaped = escapeText(text);
        expect(escaped).not.toMatch(/[<>"'`]|&(?!(amp|lt|gt|quot|#39|#96);)/);
        expect(escaped.isWellFormed()).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  test("keeps the page's structure whatever any field of a season holds", () => {
    const known = new Set(
      [...tags, ...readStructure(renderSeasonHtml(seasonFixture("ready"))).tags].map(({ name }) => name),
    );
    fc.assert(
      fc.property(hostileSeason, (season) => {
        const structure = readStructure(renderSeasonHtml(season));
        expect(structure.tags.filter(({ name }) => !known.has(name))).toEqual([]);
        expect(structure.text).not.toMatch(/[>"`]/);
        const attributes = structure.tags.flatMap((tag) => [...tag.attributes.entries()]);
        expect(attributes.filter(([name]) => name === "style" || name.startsWith("on"))).toEqual([]);
        expect(
          attributes.filter(([name, value]) => name === "href" && !/^(#[\w.-]+|data:,)$/.test(value)),
        ).toEqual([]);
        expect(structure.tags.filter(({ name }) => name === "script")).toHaveLength(1);
        const ids = structure.tags.flatMap((tag) => tag.attributes.get("id") ?? []);
        expect(ids.length).toBe(new Set(ids).size);
      }),
      { numRuns: 60 },
    );
  });

  test("writes no NaN, Infinity or undefined into any attribute or text", () => {
    fc.assert(
      fc.property(hostileSeason, (season) => {
        expect(renderSeasonHtml(season)).not.toMatch(/NaN|Infinity|\bundefined\b|\[object/);
      }),
      { numRuns: 60 },
    );
  });
});

type First = Extract<Season["forecast"], { readonly state: "done" }>["result"]["scenarios"][number];

function withFirstForecast(change: (forecast: First) => First): Season {
  let isFirst = true;
  return withForecasts((forecast) => {
    const changed = isFirst ? change(forecast) : forecast;
    isFirst = false;
    return changed;
  });
}

function withForecasts(change: (forecast: First) => First): Season {
  if (short.forecast.state !== "done") throw new Error("the fixture has a forecast");
  const scenarios = short.forecast.result.scenarios.map(change);
  return { ...short, forecast: { state: "done", result: { ...short.forecast.result, scenarios } } };
}
