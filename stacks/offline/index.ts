export type { ConfigValue } from "./project-files.ts";
export { type RenderOptions, renderEstate, renderStack } from "./render.ts";
