import type { Rule } from "../../rule.ts";
import { opensearchEncrypted } from "./opensearch-encrypted.ts";
import { opensearchErrorLogs } from "./opensearch-error-logs.ts";
import { opensearchHttps } from "./opensearch-https.ts";
import { opensearchInVpc } from "./opensearch-in-vpc.ts";
import { opensearchNodeToNode } from "./opensearch-node-to-node.ts";

export const opensearchRules: readonly Rule[] = [
  opensearchEncrypted,
  opensearchErrorLogs,
  opensearchHttps,
  opensearchInVpc,
  opensearchNodeToNode,
];
