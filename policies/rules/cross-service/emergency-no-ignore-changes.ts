import { resourceRule } from "../../rule.ts";
import { and, notApplicable, truth } from "../../truth.ts";
import { holdsUnknown } from "../../view.ts";

const GUARDED =
  /^\*$|kms|encrypt|sse|public|polic|tls|ssl|protocol|logging|logs|retention|versioning|protection|tags|labels|ingress|egress|cidr|securityContext|template|redrive|deadLetter|backup|recovery|rotation|multiAz|authoriz|mfa|metadataOptions|endpoint|principal|image(Tag)?|concurren/i;

/** A property that is left out of updates drifts for ever. The list is the words by which mandatory controls' properties are named; replica counts belong to autoscalers. */
export const emergencyNoIgnoreChanges = resourceRule({
  id: "emergency-no-ignore-changes",
  title: "Security properties are not ignored",
  service: "Cross-service",
  severity: "high",
  level: "mandatory",
  hipaa: ["164.308(a)(3)(i)", "164.308(a)(4)(ii)(C)", "164.312(a)(1)"],
  hitrust: ["01.c"],
  nist: ["AC-6", "CM-6", "CM-7"],
  fix: "Remove the property from ignoreChanges.",
  types: ["*"],
  check: (resource) => {
    const ignored = resource.ignoreChanges;
    if (ignored === undefined) return notApplicable("the source does not carry resource options");
    if (ignored.length === 0) return notApplicable("ignores no changes");
    return and(
      ...ignored.map((path, index) =>
        truth(holdsUnknown(path) ? undefined : !GUARDED.test(path), `ignoreChanges[${index}]`),
      ),
    );
  },
});
