import { resourceRule } from "../../rule.ts";
import { isSet } from "../../view.ts";

/** Notebooks hold extracts. */
export const sagemakerNotebookKms = resourceRule({
  id: "sagemaker-notebook-kms",
  title: "Notebooks use a key",
  service: "SageMaker",
  severity: "high",
  level: "mandatory",
  hipaa: ["164.312(a)(2)(iv)", "164.312(e)(2)(ii)"],
  hitrust: ["06.d", "10.f"],
  nist: ["SC-13", "SC-28", "SC-28(1)"],
  fix: "Set kmsKeyId.",
  types: ["aws:sagemaker/notebookInstance:NotebookInstance"],
  check: (notebook) => isSet(notebook.at("kmsKeyId")),
});
