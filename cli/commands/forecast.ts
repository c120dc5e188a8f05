import { Argument, Command } from "commander";
import { scenarios } from "../../components/surge/index.ts";
import { type CommandContext, printJson, printLines } from "../context.ts";
import { type EstateOptions, withEstateOptions } from "../estate-options.ts";
import { exitCodes } from "../exit-codes.ts";
import { forecastInThread } from "../forecast-thread.ts";
import { progressOn } from "../progress.ts";
import { realRooms } from "../rooms.ts";

interface ForecastOptions extends EstateOptions {
  readonly json?: boolean;
  readonly gate?: boolean;
}

/** `wardrail forecast [scenario]`: what the declared estate does in each scenario. */
export function forecastCommand(context: CommandContext): Command {
  return withEstateOptions(new Command("forecast"))
    .description("forecasts one scenario or all of them on the declared estate")
    .addArgument(new Argument("[scenario]", "without it all of them").choices(scenarios.map(({ id }) => id)))
    .option("--gate", `end with ${exitCodes.answerIsNo} unless every gating verdict is ready`)
    .option("--json", "print JSON")
    .addHelpText("after", "\nExample:\n  $ wardrail forecast mass-casualty")
    .action((scenario: string | undefined, options: ForecastOptions) =>
      runForecast(context, scenario, options),
    );
}

async function runForecast(
  context: CommandContext,
  scenario: string | undefined,
  options: ForecastOptions,
): Promise<void> {
  const progress = progressOn(process.stderr);
  try {
    progress.step("rendering the estate");
    const graphs = await realRooms(context, options).renderEstate(options.env);
    progress.step("forecasting");
    const forecast = await forecastInThread({ graphs, options: scenario === undefined ? {} : { scenario } });
    progress.end();
    if (options.json === true) printJson(forecast);
    else {
      const { forecastLines } = await import("../../loadtests/report/index.ts");
      printLines(forecastLines(forecast));
    }
    const ready = forecast.scenarios.every(({ gates, verdict }) => !gates || verdict === "ready");
    if (options.gate === true && !ready) process.exitCode = exitCodes.answerIsNo;
  } finally {
    progress.end();
  }
}
