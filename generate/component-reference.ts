import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { type Comment, parseSync, type Statement } from "oxc-parser";
import { generatedMark } from "./generated-mark.ts";

const componentsFolder = join(import.meta.dirname, "..", "components");

interface ComponentDoc {
  readonly area: string;
  readonly file: string;
  readonly name: string;
  readonly text: string;
  readonly example?: string;
  readonly fields: readonly {
    readonly name: string;
    readonly type: string;
    readonly optional: boolean;
    readonly text: string;
  }[];
}

/** What each component provisions and takes, from its own TSDoc. */
export function componentReference(): string {
  const files = readdirSync(componentsFolder, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts"))
    .toSorted((left, right) => left.localeCompare(right, "en"));
  const components = files.flatMap((file) => componentsOf(join(componentsFolder, file)));
  const areas = [...new Set(components.map(({ area }) => area))];
  return [
    generatedMark,
    "",
    "# Components",
    "",
    "One `ComponentResource` per file; plain helpers and tests beside it. Secure by default.",
    "",
    ...areas.flatMap((area) => [
      `## ${area}`,
      "",
      ...components.filter((each) => each.area === area).flatMap(section),
    ]),
  ].join("\n");
}

function section({ name, file, text, example, fields }: ComponentDoc): string[] {
  const row = ({ name: field, type, optional, text: doc }: ComponentDoc["fields"][number]) =>
    `| \`${field}\`${optional ? " (optional)" : ""} | \`${type.replaceAll("|", "\\|")}\` | ${doc} |`;
  return [
    `### ${name}`,
    "",
    `[${file}](${file})`,
    "",
    text,
    "",
    ...(example === undefined ? [] : ["```ts", example, "```", ""]),
    ...(fields.length === 0 ? [] : ["| argument | type | |", "| --- | --- | --- |", ...fields.map(row), ""]),
  ];
}

function componentsOf(path: string): ComponentDoc[] {
  const source = readFileSync(path, "utf8");
  if (!source.includes("ComponentResource")) return [];
  const { program, comments, errors } = parseSync(path, source);
  if (errors.length > 0) throw new Error(`${path}: ${errors[0]?.message}`);
  const docOf = (start: number) => docBefore(source, comments, start);
  const file = relative(componentsFolder, path);
  return program.body.flatMap((statement): ComponentDoc[] => {
    const name = componentName(statement, source);
    if (name === undefined) return [];
    const doc = docOf(statement.start);
    return [
      {
        area: file.split("/")[0] ?? file,
        file,
        name,
        ...doc,
        fields: fieldsOf(program.body, `${name}Args`, source, docOf),
      },
    ];
  });
}

function componentName(statement: Statement, source: string): string | undefined {
  if (statement.type !== "ExportNamedDeclaration" || statement.declaration?.type !== "ClassDeclaration")
    return undefined;
  const { superClass, id } = statement.declaration;
  if (!superClass || !source.slice(superClass.start, superClass.end).endsWith("ComponentResource"))
    return undefined;
  return id?.name;
}

function fieldsOf(
  body: readonly Statement[],
  name: string,
  source: string,
  docOf: (start: number) => { text: string },
) {
  for (const statement of body) {
    const declaration = statement.type === "ExportNamedDeclaration" ? statement.declaration : statement;
    if (declaration?.type !== "TSInterfaceDeclaration" || declaration.id.name !== name) continue;
    return declaration.body.body.flatMap((member) => {
      if (member.type !== "TSPropertySignature" || member.key.type !== "Identifier") return [];
      const annotation = member.typeAnnotation?.typeAnnotation;
      const type = annotation === undefined ? "unknown" : source.slice(annotation.start, annotation.end);
      const doc = docOf(member.start).text;
      return [
        { name: member.key.name, type: type.replaceAll(/\s+/g, " "), optional: member.optional, text: doc },
      ];
    });
  }
  return [];
}

/** The TSDoc that ends right before `start`, its prose on one line and its example apart. */
function docBefore(
  source: string,
  comments: readonly Comment[],
  start: number,
): { text: string; example?: string } {
  const comment = comments.findLast(({ end }) => end <= start);
  if (comment === undefined || comment.type !== "Block" || !comment.value.startsWith("*"))
    return { text: "" };
  if (source.slice(comment.end, start).trim() !== "") return { text: "" };
  const lines = comment.value.split("\n").map((line) => line.replace(/^\s*\*+ ?/, "").trimEnd());
  const [prose = "", example] = lines.join("\n").split("@example");
  const text = prose
    .trim()
    .replaceAll(/\s*\n\s*\n\s*/g, "\n\n")
    .replaceAll(/(?<!\n)\n(?!\n)/g, " ");
  return example === undefined ? { text } : { text, example: example.trim() };
}
