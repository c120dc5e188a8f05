import type {
  PolicyConfigSchema,
  PolicyResource,
  ReportViolation,
  ResourceValidationArgs,
  ResourceValidationPolicy,
  StackValidationPolicy,
} from "@pulumi/policy";
import type { PropertyMap, PropertyValue } from "../exchange/resource-graph.ts";
import { Audited, type AuditedSource, Estate } from "./audited.ts";
import { type Exception, waiverFor } from "./exceptions.ts";
import { type Context, judge, type Rule, type Verdict } from "./rule.ts";
import { defaultSettings, type Settings, todayOf } from "./settings.ts";
import { hasAliases } from "./type-alias.ts";

/** One rule as a policy of `@pulumi/policy`, under the control's id. */
export function toPolicy(
  rule: Rule,
  exceptions: readonly Exception[],
): ResourceValidationPolicy | StackValidationPolicy {
  const about = {
    name: rule.id,
    description: rule.title,
    enforcementLevel: rule.level,
    severity: rule.severity,
    remediationSteps: rule.fix,
    tags: [...rule.hipaa],
    framework: {
      name: "HIPAA Security Rule",
      version: "45 CFR Part 164 Subpart C",
      reference: rule.hipaa.join(", "),
      specification: rule.title,
    },
    ...(rule.uses.length === 0
      ? {}
      : {
          configSchema: {
            properties: Object.fromEntries(rule.uses.map((key) => [key, schemaOf(defaultSettings[key])])),
          },
        }),
  };
  return rule.scope === "resource"
    ? {
        ...about,
        validateResource: typed(rule, (args, report) => validateOne(rule, exceptions, args, report)),
        ...remediation(rule),
      }
    : {
        ...about,
        validateStack: (args, report) => {
          const settings = settingsOf(args.getConfig<Partial<Settings>>(), exceptions);
          const resources = args.resources.map((resource) => new Audited(sourceOf(resource)));
          const estate = new Estate(resources[0]?.stack ?? "", resources);
          for (const resource of rule.types.includes("*") ? resources : estate.ofType(...rule.types)) {
            announce(rule, settings, resource, judge(rule, resource, { settings, estate }), report);
          }
        },
      };
}

function validateOne(
  rule: Rule,
  exceptions: readonly Exception[],
  args: ResourceValidationArgs,
  report: ReportViolation,
): void {
  const settings = settingsOf(args.getConfig<Partial<Settings>>(), exceptions);
  const resource = new Audited(sourceOf(args));
  const context: Context = { settings, estate: new Estate(resource.stack, [resource]) };
  const verdict = judge(rule, resource, context);
  if (verdict.outcome === "not-applicable") args.notApplicable(verdict.reason);
  announce(rule, settings, resource, verdict, report);
}

/**
 * `@pulumi/policy` 1.21 also takes an object, by which a level is set per report; its declarations lack it. An
 * unknown is reported as advisory, as the SDK does itself when a policy touches one, and so never blocks a preview.
 */
type ReportWithLevel = (report: {
  readonly message: string;
  readonly urn: string;
  readonly enforcementLevel?: "advisory";
}) => void;

function announce(
  rule: Rule,
  settings: Settings,
  resource: Audited,
  verdict: Verdict,
  report: ReportViolation,
): void {
  if (verdict.outcome === "complies" || verdict.outcome === "not-applicable") return;
  const send = report as unknown as ReportWithLevel;
  const { urn } = resource;
  if (verdict.outcome === "unknown") {
    send({ urn, message: `${rule.title}\n${verdict.message}`, enforcementLevel: "advisory" });
    return;
  }
  const waiver = waiverFor(settings.exceptions, rule.id, urn, todayOf(settings));
  if (waiver === undefined) send({ urn, message: `${rule.title}\n${verdict.message}` });
  else
    send({
      urn,
      message: `${rule.title}\n${WAIVED_UNTIL} ${waiver.expires}: ${verdict.message}`,
      enforcementLevel: "advisory",
    });
}

/** Fixed start of every message about a waived violation. */
export const WAIVED_UNTIL = "waived until";

/** Lets the SDK skip resources of other types before it unpacks them. */
function typed(rule: Rule, validate: (args: ResourceValidationArgs, report: ReportViolation) => void) {
  const [type, ...others] = rule.types;
  if (type === undefined || type === "*" || others.length > 0 || hasAliases(type)) return validate;
  return Object.assign(validate, { __pulumiType: type });
}

function remediation(rule: Rule): Pick<ResourceValidationPolicy, "remediateResource"> {
  const { remedy } = rule;
  if (remedy === undefined) return {};
  return {
    remediateResource: (args) => {
      const resource = new Audited(sourceOf(args));
      if (!rule.types.includes(resource.type)) return undefined;
      const changes = remedy(resource, settingsOf(args.getConfig<Partial<Settings>>(), []));
      if (changes === undefined) return undefined;
      for (const [path, value] of Object.entries(changes)) setAt(args.props, path, value);
      return args.props;
    },
  };
}

function setAt(props: Record<string, unknown>, path: string, value: boolean | number | string): void {
  const names = path.split(".");
  const last = names.pop() ?? path;
  let place = props;
  for (const name of names) {
    const next = place[name];
    if (typeof next === "object" && next !== null) place = next as Record<string, unknown>;
    else {
      const made: Record<string, unknown> = {};
      place[name] = made;
      place = made;
    }
  }
  place[last] = value;
}

function settingsOf(config: Partial<Settings>, exceptions: readonly Exception[]): Settings {
  return { ...defaultSettings, exceptions, ...config };
}

function sourceOf(resource: ResourceValidationArgs | PolicyResource): AuditedSource {
  return {
    urn: resource.urn,
    type: resource.type,
    name: resource.name,
    properties: plainMap(resource.props),
    protect: resource.opts.protect,
    ignoreChanges: resource.opts.ignoreChanges,
    providerRegion: resource.provider === undefined ? undefined : plainMap(resource.provider.props)["region"],
    secretsMarked: false,
    parent: "parent" in resource ? resource.parent?.urn : undefined,
    dependencies: "dependencies" in resource ? resource.dependencies.map(({ urn }) => urn) : [],
    propertyDependencies:
      "propertyDependencies" in resource
        ? Object.fromEntries(
            Object.entries(resource.propertyDependencies).map(([key, made]) => [
              key,
              made.map(({ urn }) => urn),
            ]),
          )
        : {},
  };
}

/** `@pulumi/policy/proxy.js`: the name under which a proxy that throws on unknowns gives the object behind it. */
const PROXY_TARGET = "__getSpecialProxyTarget";

/** The properties as plain data with Pulumi's sentinels, got without touching a proxied property, which would throw. */
function plainMap(props: Record<string, unknown>): PropertyMap {
  const target = props[PROXY_TARGET];
  const plain = plainValue(target === undefined ? props : target);
  return typeof plain === "object" && plain !== null && !Array.isArray(plain) ? (plain as PropertyMap) : {};
}

function plainValue(value: unknown): PropertyValue {
  if (value === null || value === undefined) return null;
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") return value;
  if (Array.isArray(value)) return value.map(plainValue);
  if (typeof value !== "object") return null;
  // Assets and archives are class instances here: their own fields (path, text, uri) are all a rule could ask for.
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, item]) => !(item instanceof Promise))
      .map(([key, item]) => [key, plainValue(item)]),
  );
}

function schemaOf(value: unknown): PolicyConfigSchema["properties"][string] {
  if (Array.isArray(value)) {
    const [first] = value;
    return {
      type: "array",
      items: { type: typeof first === "number" ? "number" : typeof first === "object" ? "object" : "string" },
    };
  }
  return { type: typeof value === "boolean" ? "boolean" : typeof value === "number" ? "number" : "string" };
}
