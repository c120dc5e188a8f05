import { catalogue } from "../components/observability/catalogue.ts";
import { observabilityPage } from "../components/observability/reference/page.ts";
import { componentReference } from "./component-reference.ts";
import { generatedMark } from "./generated-mark.ts";
import { serviceMap } from "./service-map.ts";

/** A file that is made from the code, checked in where people read it, and never edited by hand. */
export interface GeneratedFile {
  /** Path from the project's folder. */
  readonly file: string;
  render(): string | Promise<string>;
}

/** Every generated file of the repository. */
export const generatedFiles: readonly GeneratedFile[] = [
  { file: "docs/service-map.md", render: serviceMap },
  { file: "docs/observability.md", render: () => `${generatedMark}\n\n${observabilityPage(catalogue)}` },
  { file: "components/README.md", render: componentReference },
];
