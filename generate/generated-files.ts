import { componentReference } from "./component-reference.ts";
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
  { file: "components/README.md", render: componentReference },
];
