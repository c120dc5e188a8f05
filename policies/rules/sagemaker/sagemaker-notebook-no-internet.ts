import { resourceRule } from "../../rule.ts";
import { is } from "../../view.ts";

/** Enabled is the default. */
export const sagemakerNotebookNoInternet = resourceRule({
  id: "sagemaker-notebook-no-internet",
  title: "Notebooks have no direct internet",
  service: "SageMaker",
  severity: "high",
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
  fix: "Set directInternetAccess to Disabled.",
  types: ["aws:sagemaker/notebookInstance:NotebookInstance"],
  check: (notebook) => is(notebook.at("directInternetAccess"), "Disabled"),
});
