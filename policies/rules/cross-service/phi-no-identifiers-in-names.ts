import { freeOfPhi, looksLikePhi } from "../../matchers/phi.ts";
import { resourceRule } from "../../rule.ts";
import { and, truth } from "../../truth.ts";

const NAMES = [
  "name",
  "namePrefix",
  "bucket",
  "bucketPrefix",
  "description",
  "displayName",
  "identifier",
  "clusterIdentifier",
  "replicationGroupId",
  "functionName",
  "alarmName",
  "alarmDescription",
  "domainName",
  "metadata.name",
  "title",
  "comment",
] as const;

/** Names appear in consoles, bills and logs that are outside the PHI boundary. */
export const phiNoIdentifiersInNames = resourceRule({
  id: "phi-no-identifiers-in-names",
  title: "Names carry no patient data",
  service: "Cross-service",
  severity: "critical",
  level: "mandatory",
  hipaa: ["164.502(b)", "164.308(a)(4)(i)", "164.312(a)(1)"],
  hitrust: ["06.d"],
  nist: ["AC-3", "AC-4", "PT-2", "SI-12(1)"],
  fix: "Rename the resource; use an opaque id.",
  types: ["*"],
  check: (resource) =>
    and(
      truth(!looksLikePhi(resource.name), "resource name"),
      ...NAMES.map((name) => freeOfPhi(resource.at(name))),
    ),
});
