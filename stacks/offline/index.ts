export { toKubernetesYaml } from "./kubernetes-yaml.ts";
export { toMermaid } from "./mermaid.ts";
export type { ConfigValue } from "./project-files.ts";
export { type RenderOptions, renderEstate, renderStack } from "./render.ts";
