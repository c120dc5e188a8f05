import { resourceRule } from "../../rule.ts";
import { isSet } from "../../view.ts";

/** The volume of every instance holds what it is asked. */
export const sagemakerEndpointKms = resourceRule({
  id: "sagemaker-endpoint-kms",
  title: "Model endpoints use a key",
  service: "SageMaker",
  severity: "high",
  level: "mandatory",
  hipaa: ["164.312(a)(2)(iv)", "164.312(e)(2)(ii)"],
  hitrust: ["06.d", "10.f"],
  nist: ["SC-13", "SC-28", "SC-28(1)"],
  fix: "Set kmsKeyArn.",
  types: ["aws:sagemaker/endpointConfiguration:EndpointConfiguration"],
  check: (configuration) => isSet(configuration.at("kmsKeyArn")),
});
