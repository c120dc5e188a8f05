import { stackRule } from "../../rule.ts";
import { and, because, or } from "../../truth.ts";
import { isTrue, notFalse } from "../../view.ts";

/** Since v7 the provider encrypts unless told not to, and logging is a resource of its own. */
export const redshiftEncryptedAndLogged = stackRule({
  id: "redshift-encrypted-and-logged",
  title: "Warehouses are encrypted and audited",
  service: "Redshift",
  severity: "high",
  level: "mandatory",
  hipaa: ["164.312(a)(2)(iv)", "164.312(b)", "164.312(e)(2)(ii)"],
  hitrust: ["06.d", "10.f"],
  nist: ["SC-13", "SC-28", "SC-28(1)"],
  fix: "Leave encrypted on and add an aws.redshift.Logging for the cluster.",
  types: ["aws:redshift/cluster:Cluster"],
  check: (cluster, { estate }) =>
    and(
      notFalse(cluster.at("encrypted")),
      or(
        isTrue(cluster.at("logging.enable")),
        because(
          "no Logging names this cluster",
          estate.some("aws:redshift/logging:Logging", "clusterIdentifier", cluster),
        ),
      ),
    ),
});
