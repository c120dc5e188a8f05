import { performance } from "node:perf_hooks";
import { renderEstate } from "../stacks/offline/index.ts";
import { readProject, repositoryDirectory, stacksOf } from "../stacks/offline/project-files.ts";
import { median } from "./measure.ts";

/** One offline render of every layer in both regions, in this process; modules were loaded by the runs before. */
export interface RenderFigure {
  readonly hospitals: number;
  readonly resources: number;
  readonly runs: number;
  readonly medianSeconds: number;
}

/** Sizes between which a render that grew faster than its input would show. */
const sizes = [25, 50, 100, 200, 300] as const;

/** Every layer renders in less than this on two cores. */
export const renderTargetSeconds = 5;

/** Renders the reference estate with each number of hospitals, `runs` times after one run to load its modules. */
export async function renderFigures(runs = 3): Promise<readonly RenderFigure[]> {
  await secondsOf(sizes[0]);
  const figures: RenderFigure[] = [];
  for (const hospitals of sizes) {
    const found: { readonly seconds: number; readonly resources: number }[] = [];
    for (let run = 0; run < runs; run += 1) found.push(await secondsOf(hospitals));
    figures.push({
      hospitals,
      runs,
      resources: found[0]?.resources ?? 0,
      medianSeconds: median(found.map(({ seconds }) => seconds)),
    });
  }
  return figures;
}

/**
 * How the time grows with the hospitals: the exponent b of the power law seconds = a × hospitals^b, by least squares of
 * the logarithms. At or below 1 the render is linear at most; 0 means that hospitals change sizes and not resources.
 *
 * @example
 * growthExponent([{ hospitals: 100, medianSeconds: 1 }, { hospitals: 200, medianSeconds: 2 }]) // 1
 */
export function growthExponent(
  figures: readonly Pick<RenderFigure, "hospitals" | "medianSeconds">[],
): number {
  const points = figures.map(({ hospitals, medianSeconds }) => [
    Math.log(hospitals),
    Math.log(medianSeconds),
  ]);
  const mean = (axis: 0 | 1) => points.reduce((sum, point) => sum + (point[axis] ?? 0), 0) / points.length;
  const [meanX, meanY] = [mean(0), mean(1)];
  const slope = points.reduce((sum, [x = 0, y = 0]) => sum + (x - meanX) * (y - meanY), 0);
  return slope / points.reduce((sum, [x = 0]) => sum + (x - meanX) ** 2, 0);
}

/** The figures as rows for `table`. */
export function renderRows(figures: readonly RenderFigure[]): readonly (readonly string[])[] {
  return [
    ["render of every layer, both regions", "resources", "median s"],
    ...figures.map(({ hospitals, resources, medianSeconds }) => [
      `${hospitals} hospitals`,
      String(resources),
      medianSeconds.toFixed(2),
    ]),
    ["grows with hospitals to the power of", "", growthExponent(figures).toFixed(2)],
  ];
}

async function secondsOf(
  hospitals: number,
): Promise<{ readonly seconds: number; readonly resources: number }> {
  const sized = new Set(["network", "data", "workflows", "services"]);
  const overrides = Object.fromEntries(
    stacksOf(readProject(repositoryDirectory))
      .filter((stack) => sized.has(stack.split("-")[0] ?? ""))
      .map((stack) => [stack, { "wardrail:hospitals": hospitals }]),
  );
  const before = performance.now();
  const graphs = await renderEstate({ environment: "prod", overrides });
  const seconds = (performance.now() - before) / 1000;
  return { seconds, resources: graphs.reduce((sum, graph) => sum + graph.resources.length, 0) };
}
