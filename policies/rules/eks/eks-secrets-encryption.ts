import { resourceRule } from "../../rule.ts";
import { and } from "../../truth.ts";
import { is, isSet, some } from "../../view.ts";

/** Without it secrets are under a key that only AWS holds. */
export const eksSecretsEncryption = resourceRule({
  id: "eks-secrets-encryption",
  title: "Cluster secrets use envelope encryption",
  service: "EKS",
  severity: "high",
  level: "mandatory",
  hipaa: ["164.312(a)(2)(iv)", "164.312(e)(2)(ii)"],
  hitrust: ["06.d", "10.f"],
  nist: ["SC-13", "SC-28", "SC-28(1)"],
  fix: "Set encryptionConfig with resources secrets and a provider key.",
  types: ["aws:eks/cluster:Cluster"],
  check: (cluster) =>
    some(cluster.at("encryptionConfig"), (config) =>
      and(
        some(config.at("resources"), (item) => is(item, "secrets")),
        isSet(config.at("provider.keyArn")),
      ),
    ),
});
