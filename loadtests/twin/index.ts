export { defaultSettings, listAssumptions, type SettingName, type TwinSettings } from "./assumptions.ts";
export { type ForecastOptions, forecastSeason, scenarioIds } from "./forecast/season.ts";
export { checkSettings } from "./settings.ts";
export { twinVersion } from "./version.ts";
