import { resourceRule } from "../../rule.ts";
import { isFalse } from "../../view.ts";

/** Left out, the instance is public. */
export const dmsNotPublic = resourceRule({
  id: "dms-not-public",
  title: "Replication instances are private",
  service: "DMS",
  severity: "critical",
  level: "mandatory",
  hipaa: [
    "164.308(a)(3)(i)",
    "164.308(a)(4)(ii)(A)",
    "164.308(a)(4)(ii)(C)",
    "164.312(a)(1)",
    "164.312(e)(1)",
  ],
  hitrust: ["01.n", "01.v"],
  nist: ["AC-3", "AC-6", "SC-7", "SC-7(3)"],
  fix: "Set publiclyAccessible to false.",
  types: ["aws:dms/replicationInstance:ReplicationInstance"],
  check: (instance) => isFalse(instance.at("publiclyAccessible")),
});
