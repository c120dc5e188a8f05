import { resourceRule } from "../../rule.ts";
import { is } from "../../view.ts";

/** MUTABLE is the default. Exclusion filters make some tags mutable again. */
export const ecrImmutableTags = resourceRule({
  id: "ecr-immutable-tags",
  title: "Image tags cannot be overwritten",
  service: "ECR",
  severity: "high",
  level: "mandatory",
  hipaa: ["164.308(a)(5)(ii)(B)", "164.312(c)(1)"],
  hitrust: ["10.k"],
  nist: ["SI-7", "CM-14", "SR-4"],
  fix: "Set imageTagMutability to IMMUTABLE.",
  types: ["aws:ecr/repository:Repository"],
  check: (repository) => is(repository.at("imageTagMutability"), "IMMUTABLE"),
  remedy: (repository) =>
    is(repository.at("imageTagMutability"), "MUTABLE").value === true ||
    repository.at("imageTagMutability").value === undefined
      ? { imageTagMutability: "IMMUTABLE" }
      : undefined,
});
