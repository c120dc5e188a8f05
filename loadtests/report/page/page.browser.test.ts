import { accessSync, constants, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { pathToFileURL } from "node:url";
import fc from "fast-check";
import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { hostileSeason } from "../testing/hostile-season.ts";
import { seasonFixture } from "../testing/season-fixture.ts";
import { renderSeasonHtml } from "./page.ts";

const executablePath = findBrowser();
const why =
  executablePath === undefined ? " (skipped: no chromium on PATH and WARDRAIL_CHROMIUM is not set)" : "";

describe.skipIf(executablePath === undefined)(`the report in a browser${why}`, () => {
  let folder = "";
  let browser: Browser;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "season-report-"));
    browser = await chromium.launch(executablePath === undefined ? {} : { executablePath });
  });

  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test.each([360, 768, 1280])(
    "opens from disk %i pixels wide without an error, a request or a sideways scroll",
    async (width) => {
      const opened = await open(browser, folder, renderSeasonHtml(seasonFixture("short")), { width });
      const overflow = await opened.page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth",
      );
      expect({ ...opened.seen(), overflow }).toEqual({ messages: [], requests: [], overflow: 0 });
      await opened.page.evaluate(`for (const each of document.querySelectorAll("details")) each.open = true`);
      expect(
        await opened.page.evaluate(
          "document.documentElement.scrollWidth - document.documentElement.clientWidth",
        ),
      ).toBe(0);
      await opened.page.context().close();
    },
  );

  test("reaches every section by a link from the top, also one that is folded", async () => {
    const { page } = await open(browser, folder, renderSeasonHtml(seasonFixture("short")), { width: 1280 });
    const links = await page
      .locator("nav a, .answer a")
      .evaluateAll((all) => all.map((each) => each.getAttribute("href") ?? ""));
    const sections = await page.locator("section[id]").evaluateAll((all) => all.map(({ id }) => id));
    expect(sections.filter((id) => !links.includes(`#${id}`) && !/weekday|weekend|holiday/.test(id))).toEqual(
      [],
    );
    for (const link of new Set(links)) {
      await page.evaluate(`location.hash = ${JSON.stringify(link)}`);
      await expect.poll(() => page.locator(`[id="${link.slice(1)}"]`).isVisible()).toBe(true);
    }
    await page.context().close();
  });

  test("shows every number and chart with scripts switched off", async () => {
    const { page } = await open(browser, folder, renderSeasonHtml(seasonFixture("short")), {
      width: 1280,
      javaScriptEnabled: false,
    });
    expect(await page.locator("h1").textContent()).toBe("Not ready for the season");
    expect(await page.locator("#scenario-cyber-attack-recovery .chart-wide").first().isVisible()).toBe(true);
    expect(await page.locator(".filter").first().isVisible()).toBe(false);
    await page.context().close();
  });

  test("is read by keyboard: the first stop skips to the answer", async () => {
    const { page } = await open(browser, folder, renderSeasonHtml(seasonFixture("short")), { width: 1280 });
    await page.keyboard.press("Tab");
    expect(await page.evaluate("document.activeElement.textContent")).toBe("Skip to the answer");
    await page.keyboard.press("Enter");
    expect(await page.evaluate("document.activeElement.id")).toBe("main");
    await page.context().close();
  });

  test("filters the controls to those that contain a word", async () => {
    const { page } = await open(browser, folder, renderSeasonHtml(seasonFixture("short")), { width: 1280 });
    await page.evaluate(`document.querySelector("#controls").closest("details").open = true`);
    await page.locator('input[data-filters="controls"]').fill("secrets-manager-key-rotated");
    expect(await page.locator("#controls tbody tr:visible").count()).toBe(1);
    await page.context().close();
  });

  test("unfolds on paper what is not left out there", async () => {
    const { page } = await open(browser, folder, renderSeasonHtml(seasonFixture("short")), { width: 1280 });
    await page.evaluate(`dispatchEvent(new Event("beforeprint"))`);
    expect(await page.locator("details:not([open], .screen)").count()).toBe(0);
    await page.evaluate(`dispatchEvent(new Event("afterprint"))`);
    expect(await page.locator("details[open]").count()).toBe(0);
    await page.context().close();
  });

  test("runs nothing and asks for nothing that a hostile season holds", async () => {
    for (const season of fc.sample(hostileSeason, { numRuns: 6, seed: 20_261_001 })) {
      const { page, seen } = await open(browser, folder, renderSeasonHtml(season), { width: 1280 });
      expect(seen()).toEqual({ messages: [], requests: [] });
      expect(await page.evaluate("window.broken")).toBeUndefined();
      expect(await page.locator("script, img, iframe, object, embed").count()).toBe(1);
      await page.context().close();
    }
  });
});

interface OpenOptions {
  readonly width: number;
  readonly javaScriptEnabled?: boolean;
}

async function open(
  browser: Browser,
  folder: string,
  html: string,
  { width, javaScriptEnabled = true }: OpenOptions,
) {
  const file = join(folder, "index.html");
  writeFileSync(file, html);
  const address = pathToFileURL(file).href;
  const context = await browser.newContext({ viewport: { width, height: 800 }, javaScriptEnabled });
  const page: Page = await context.newPage();
  const messages: string[] = [];
  const requests: string[] = [];
  page.on("console", (message) => messages.push(message.text()));
  page.on("pageerror", (error) => messages.push(error.message));
  // The empty data: icon is no request to anywhere; it is what keeps the browser from asking for one.
  page.on("request", (request) => {
    if (request.url() !== address && request.url() !== "data:,") requests.push(request.url());
  });
  await page.goto(address);
  return { page, seen: () => ({ messages, requests }) };
}

function findBrowser(): string | undefined {
  const named = process.env["WARDRAIL_CHROMIUM"];
  const folders = (process.env["PATH"] ?? "").split(delimiter);
  const names = ["chromium", "chromium-browser", "google-chrome"];
  const candidates = [
    ...(named === undefined ? [] : [named]),
    ...names.flatMap((name) => folders.map((folder) => join(folder, name))),
  ];
  return candidates.find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
