import { resourceRule } from "../../rule.ts";
import { isSet } from "../../view.ts";

/** Without it any process on the network may speak for any user. */
export const emrKerberos = resourceRule({
  id: "emr-kerberos",
  title: "EMR clusters use Kerberos",
  service: "EMR",
  severity: "medium",
  level: "advisory",
  hipaa: [
    "164.308(a)(3)(i)",
    "164.308(a)(3)(ii)(A)",
    "164.308(a)(3)(ii)(B)",
    "164.308(a)(4)(i)",
    "164.308(a)(4)(ii)(A)",
    "164.308(a)(4)(ii)(B)",
    "164.308(a)(4)(ii)(C)",
    "164.312(a)(1)",
  ],
  hitrust: ["01.q"],
  nist: ["IA-2", "IA-5", "AC-2"],
  fix: "Set kerberosAttributes.",
  types: ["aws:emr/cluster:Cluster"],
  check: (cluster) => isSet(cluster.at("kerberosAttributes")),
});
