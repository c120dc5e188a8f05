import { stackRule } from "../../rule.ts";
import { and, notApplicable, truth } from "../../truth.ts";
import { is, isSet } from "../../view.ts";

/** Without a class the cluster's default applies, which nobody declared. A class of another stack cannot be seen from here. */
export const k8sPvcEncryptedClass = stackRule({
  id: "k8s-pvc-encrypted-class",
  title: "Volumes use an encrypted class",
  service: "Kubernetes",
  severity: "high",
  level: "mandatory",
  hipaa: ["164.312(a)(2)(iv)", "164.312(e)(2)(ii)"],
  hitrust: ["06.d", "10.f"],
  nist: ["SC-13", "SC-28", "SC-28(1)"],
  fix: 'Name a StorageClass with parameters encrypted "true" and a kmsKeyId.',
  types: ["kubernetes:core/v1:PersistentVolumeClaim"],
  alone: {
    "kubernetes:storage.k8s.io/v1:StorageClass": {
      names: "metadata.name",
      of: "kubernetes:core/v1:PersistentVolumeClaim",
      check: (candidate, { estate }) =>
        estate.ofType("kubernetes:core/v1:PersistentVolumeClaim").length > 0
          ? notApplicable("judged with the claims that name it")
          : and(
              is(candidate.at("parameters.encrypted"), "true", true),
              isSet(candidate.at("parameters.kmsKeyId")),
            ),
    },
  },
  check: (claim, { estate }) => {
    const name = claim.at("spec.storageClassName");
    const classes = estate
      .ofType("kubernetes:storage.k8s.io/v1:StorageClass")
      .map((candidate) => ({ candidate, claim: estate.names(claim, name, "spec", candidate) }));
    const found = classes.find(({ claim: names }) => names.value === true)?.candidate;
    if (found !== undefined)
      return and(is(found.at("parameters.encrypted"), "true", true), isSet(found.at("parameters.kmsKeyId")));
    return and(isSet(name), truth(undefined, name.path));
  },
});
