import type { Rule } from "../../rule.ts";
import { sagemakerEndpointKms } from "./sagemaker-endpoint-kms.ts";
import { sagemakerNotebookKms } from "./sagemaker-notebook-kms.ts";
import { sagemakerNotebookNoInternet } from "./sagemaker-notebook-no-internet.ts";

export const sagemakerRules: readonly Rule[] = [
  sagemakerEndpointKms,
  sagemakerNotebookKms,
  sagemakerNotebookNoInternet,
];
