import { resourceRule } from "../../rule.ts";
import { and } from "../../truth.ts";
import { every, is, isSet } from "../../view.ts";

/** AES256 is the default. */
export const ecrKms = resourceRule({
  id: "ecr-kms",
  title: "Image repositories use a key",
  service: "ECR",
  severity: "medium",
  level: "advisory",
  hipaa: ["164.312(a)(2)(iv)", "164.312(e)(2)(ii)"],
  hitrust: ["06.d", "10.f"],
  nist: ["SC-13", "SC-28", "SC-28(1)"],
  fix: "Set encryptionConfigurations[].encryptionType to KMS.",
  types: ["aws:ecr/repository:Repository"],
  check: (repository) =>
    and(
      isSet(repository.at("encryptionConfigurations")),
      every(repository.at("encryptionConfigurations"), (item) =>
        is(item.at("encryptionType"), "KMS", "KMS_DSSE"),
      ),
    ),
});
