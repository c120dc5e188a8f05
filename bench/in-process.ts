import { measureEvents, measureSeason, measureSweep } from "../loadtests/twin/bench/measure.ts";
import { renderEstate } from "../stacks/offline/index.ts";
import { bundleFigures, handlerFigures } from "./handlers.ts";
import { table } from "./measure.ts";
import { growthExponent, renderFigures, renderRows } from "./render.ts";

/** Figures of parts, start-up left out: the twin, the event handlers, the size of what is deployed. */
export async function printInProcessFigures(): Promise<void> {
  const graphs = await renderEstate({ environment: "prod" });
  const twin = [...measureSeason(graphs), ...measureEvents(), ...(await measureSweep(graphs))];
  print("capacity twin", twin);
  const renders = await renderFigures();
  process.stdout.write(
    `\noffline render, growth exponent ${growthExponent(renders).toFixed(2)} (1 is linear)\n`,
  );
  process.stdout.write(`${table(renderRows(renders))}\n`);
  print("event handlers, own time per event", await handlerFigures());
  print("bundles of the functions", bundleFigures());
}

function print(title: string, figures: readonly object[]): void {
  const columns = Object.keys(figures[0] ?? {});
  const rows = figures.map((figure) => Object.values(figure).map(cell));
  process.stdout.write(`\n${title}\n${table([columns, ...rows])}\n`);
}

function cell(value: unknown): string {
  return typeof value === "number" ? String(Number(value.toPrecision(4))) : String(value);
}
