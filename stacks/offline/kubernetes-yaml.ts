import { Document } from "yaml";
import {
  type GraphResource,
  isMap,
  isSecret,
  isUnknown,
  type PropertyMap,
  type PropertyValue,
  type ResourceGraph,
} from "../../exchange/resource-graph.ts";

const secretPlaceholder = "[secret]";
const unknownPlaceholder = "[known after up]";

/**
 * The Kubernetes objects of the given stacks as one multi-document YAML text, in the order they can be applied.
 * A secret's clear text is never in it: a placeholder takes its place.
 *
 * @example
 * toKubernetesYaml([await renderStack("services-prod-use1")])
 */
export function toKubernetesYaml(graphs: readonly ResourceGraph[]): string {
  return graphs
    .flatMap((graph) =>
      graph.resources.filter(isKubernetesObject).map((resource) => {
        const document = new Document(manifestOf(resource), { aliasDuplicateObjects: false });
        document.commentBefore = ` ${graph.stack}: ${resource.name}`;
        return `---\n${document.toString({ lineWidth: 0 })}`;
      }),
    )
    .join("");
}

/** Charts and files are no objects of their own: what they contain is only known to their provider. */
function isKubernetesObject({ type, custom, inputs }: GraphResource): boolean {
  return custom && type.startsWith("kubernetes:") && typeof inputs["kind"] === "string";
}

function manifestOf({ inputs, outputs }: GraphResource): PropertyMap {
  const { apiVersion = "", kind = "", metadata, ...rest } = inputs;
  // The provider's answer has a name also where the program gave none.
  const named = isMap(outputs["metadata"]) ? outputs["metadata"] : {};
  const manifest = {
    apiVersion,
    kind,
    metadata: { ...named, ...(isMap(metadata) ? metadata : {}) },
    ...rest,
  };
  const shown = readableMap(manifest);
  return kind === "Secret" ? withoutSecretData(shown) : shown;
}

/** A Secret's data is secret whether or not the program marked it; its values are base64. */
function withoutSecretData(secret: PropertyMap): PropertyMap {
  const masked = (field: string, placeholder: string) =>
    isMap(secret[field])
      ? { [field]: Object.fromEntries(Object.keys(secret[field]).map((key) => [key, placeholder])) }
      : {};
  return {
    ...secret,
    ...masked("data", Buffer.from(secretPlaceholder).toString("base64")),
    ...masked("stringData", secretPlaceholder),
  };
}

function readableMap(map: PropertyMap): PropertyMap {
  return Object.fromEntries(Object.entries(map).map(([key, value]) => [key, readable(value)]));
}

function readable(value: PropertyValue): PropertyValue {
  if (isSecret(value)) return secretPlaceholder;
  if (isUnknown(value)) return unknownPlaceholder;
  if (Array.isArray(value)) return value.map(readable);
  return isMap(value) ? readableMap(value) : value;
}
