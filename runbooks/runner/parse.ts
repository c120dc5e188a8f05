import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import type { Code, Heading, Root, RootContent, Yaml } from "mdast";
import remarkFrontmatter from "remark-frontmatter";
import remarkParse from "remark-parse";
import { unified } from "unified";
import * as v from "valibot";
import { LineCounter, parseDocument } from "yaml";
import type { Checked, Problem } from "../../exchange/problem.ts";
import { type Runbook, type RunbookSection, runbookSections, type Step } from "./runbook-types.ts";
import { frontMatterSchema, stepSchema } from "./schema.ts";

const markdown = unified().use(remarkParse).use(remarkFrontmatter, ["yaml"]);

/** Reads the runbook `<slug>.md` of a folder, or tells everything that is wrong with it. */
export async function readRunbook(folder: string, slug: string): Promise<Checked<Runbook>> {
  const file = join(folder, `${slug}.md`);
  try {
    return parseRunbook(file, await readFile(file, "utf8"));
  } catch (error) {
    return {
      ok: false,
      problems: [{ file, path: "", found: reasonOf(error), wanted: "a readable runbook" }],
    };
  }
}

/** Words for what keeps a file from being read; the system's own name the path a second time. */
function reasonOf(error: unknown): string {
  const reasons: Readonly<Record<string, string>> = {
    ENOENT: "no such file",
    EISDIR: "a folder",
    EACCES: "a file that may not be read",
  };
  if (!(error instanceof Error)) return String(error);
  return reasons[(error as NodeJS.ErrnoException).code ?? ""] ?? error.message;
}

/**
 * Reads a runbook: front matter, the eight headings, and the fenced `step` blocks below them.
 *
 * @example
 * const runbook = parseRunbook("runbooks/quota.md", text);
 */
export function parseRunbook(file: string, text: string): Checked<Runbook> {
  const root = markdown.parse(text);
  const front = readYaml(
    file,
    "front matter",
    root.children.find((node): node is Yaml => node.type === "yaml"),
    frontMatterSchema,
  );
  const outline = readOutline(file, root);
  const steps = stepBlocks(root).map(({ code, section }) => readStep(file, code, section));
  const problems = [...front.problems, ...outline, ...steps.flatMap((step) => step.problems)];
  const data = front.value;
  if (data === undefined || problems.length > 0) return { ok: false, problems };
  const { budget, ...rest } = data;
  const runbook = {
    ...rest,
    slug: basename(file, ".md"),
    file,
    budgetSeconds: budget,
    parameters: rest.parameters as Runbook["parameters"],
    steps: steps.flatMap(({ value }) => (value === undefined ? [] : [value])),
    digest: createHash("sha256").update(text).digest("hex"),
  };
  return { ok: true, value: runbook };
}

interface Read<T> {
  readonly value?: T;
  readonly problems: readonly Problem[];
}

function readStep(file: string, code: Code, section: RunbookSection | undefined): Read<Step> {
  const line = code.position?.start.line ?? 0;
  const read = readYaml(file, `line ${line}`, code, stepSchema);
  if (read.value === undefined) return { problems: read.problems };
  if (section === undefined)
    return {
      problems: [
        {
          file,
          path: `line ${line}`,
          found: `step ${read.value.id} above every heading`,
          wanted: "a step below one of the eight headings",
        },
      ],
    };
  const { timeout, saves, ...rest } = read.value;
  const step = { ...rest, section, line, timeoutSeconds: timeout, ...(saves === undefined ? {} : { saves }) };
  return { value: step as Step, problems: [] };
}

/** YAML read strictly: a key given twice or a value of another type is a problem at its line. */
function readYaml<const S extends v.GenericSchema>(
  file: string,
  path: string,
  node: Yaml | Code | undefined,
  schema: S,
): Read<v.InferOutput<S>> {
  if (node === undefined)
    return { problems: [{ file, path, found: "none", wanted: "data between two lines of ---" }] };
  const firstLine = node.position?.start.line ?? 0;
  const lines = new LineCounter();
  const document = parseDocument(node.value, { lineCounter: lines, uniqueKeys: true });
  if (document.errors.length > 0)
    return {
      problems: document.errors.map(({ message, pos }) => ({
        file,
        path: `line ${firstLine + lines.linePos(pos[0]).line}`,
        found: message.split("\n")[0]?.replace(/ at line .*$/, "") ?? "broken YAML",
        wanted: "YAML",
      })),
    };
  const result = v.safeParse(schema, document.toJS());
  if (result.success) return { value: result.output, problems: [] };
  return {
    problems: result.issues.map((issue) => ({
      file,
      path: [path, v.getDotPath(issue)].filter((part) => part !== null).join(": "),
      found: issue.received,
      wanted: issue.message.startsWith("Invalid") ? (issue.expected ?? issue.message) : issue.message,
    })),
  };
}

/** The title, then the eight headings in order, each with something below it. */
function readOutline(file: string, { children }: Root): readonly Problem[] {
  const headings = children.filter((node): node is Heading => node.type === "heading");
  const found = headings.filter(({ depth }) => depth === 2).map(headingText);
  const problems: Problem[] = [];
  if (headings.filter(({ depth }) => depth === 1).length !== 1)
    problems.push({ file, path: "title", found: "none or several", wanted: "one title (#)" });
  if (found.join() !== runbookSections.join())
    problems.push({
      file,
      path: "headings",
      found: found.join(", ") || "none",
      wanted: runbookSections.join(", "),
    });
  const empty = children.filter(
    (node, index) => isSectionHeading(node) && isEndOfSection(children[index + 1]),
  );
  for (const heading of empty)
    problems.push({
      file,
      path: `line ${heading.position?.start.line ?? 0}`,
      found: `nothing below ${headingText(heading as Heading)}`,
      wanted: "what to do, or that there is nothing to do",
    });
  return problems;
}

const isSectionHeading = (node: RootContent) => node.type === "heading" && node.depth === 2;
const isEndOfSection = (node: RootContent | undefined) =>
  node === undefined || (node.type === "heading" && node.depth <= 2);

function headingText({ children }: Heading): string {
  return children.map((child) => ("value" in child ? child.value : "")).join("");
}

function stepBlocks({
  children,
}: Root): readonly { readonly code: Code; readonly section: RunbookSection | undefined }[] {
  let section: RunbookSection | undefined;
  const blocks: { readonly code: Code; readonly section: RunbookSection | undefined }[] = [];
  for (const node of children) {
    if (node.type === "heading" && node.depth === 2)
      section = runbookSections.find((name) => name === headingText(node));
    if (node.type === "code" && node.lang === "step") blocks.push({ code: node, section });
  }
  return blocks;
}
