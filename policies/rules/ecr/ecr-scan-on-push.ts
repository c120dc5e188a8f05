import { stackRule } from "../../rule.ts";
import { and, or } from "../../truth.ts";
import { is, isTrue, some } from "../../view.ts";

/** A registry configuration in this stack covers its repositories when its rules scan on push or continuously. */
export const ecrScanOnPush = stackRule({
  id: "ecr-scan-on-push",
  title: "Images are scanned",
  service: "ECR",
  severity: "medium",
  level: "mandatory",
  hipaa: ["164.308(a)(5)(ii)(B)"],
  hitrust: ["09.j", "10.m"],
  nist: ["RA-5", "SI-3"],
  fix: "Set imageScanningConfiguration.scanOnPush, or enhanced scanning for the registry.",
  types: ["aws:ecr/repository:Repository"],
  check: (repository, { estate }) =>
    or(
      isTrue(repository.at("imageScanningConfiguration.scanOnPush")),
      ...estate
        .ofType("aws:ecr/registryScanningConfiguration:RegistryScanningConfiguration")
        .map((registry) =>
          and(
            is(registry.at("scanType"), "ENHANCED"),
            some(registry.at("rules"), (rule) =>
              is(rule.at("scanFrequency"), "SCAN_ON_PUSH", "CONTINUOUS_SCAN"),
            ),
          ),
        ),
    ),
});
