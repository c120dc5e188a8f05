import { type CasesByControl, five } from "../../cases/case.ts";

const logs = (logType: string, more: { readonly enabled?: boolean } = {}) => ({
  logPublishingOptions: [{ logType, cloudwatchLogGroupArn: "arn", ...more }],
});
const https = (tlsSecurityPolicy: string, enforceHttps = true) => ({
  domainEndpointOptions: { enforceHttps, tlsSecurityPolicy },
});

export const cases: CasesByControl = {
  "opensearch-encrypted": five(
    { encryptAtRest: { enabled: true } },
    {},
    { encryptAtRest: { kmsKeyId: "k" } },
    "encryptAtRest.enabled",
  ),
  "opensearch-in-vpc": five(
    { vpcOptions: { subnetIds: ["s"] } },
    {},
    { vpcOptions: { securityGroupIds: ["g"] } },
    "vpcOptions.subnetIds",
  ),
  "opensearch-error-logs": {
    ...five(logs("ES_APPLICATION_LOGS"), {}, logs("INDEX_SLOW_LOGS"), "logPublishingOptions"),
    lookAlike: [logs("INDEX_SLOW_LOGS"), logs("ES_APPLICATION_LOGS", { enabled: false })],
  },
  "opensearch-node-to-node": five(
    { nodeToNodeEncryption: { enabled: true } },
    {},
    { nodeToNodeEncryption: { enabled: false } },
    "nodeToNodeEncryption.enabled",
  ),
  "opensearch-https": {
    ...five(
      https("Policy-Min-TLS-1-2-PFS-2023-10"),
      {},
      https("Policy-Min-TLS-1-0-2019-07"),
      "domainEndpointOptions.enforceHttps",
    ),
    lookAlike: [https("Policy-Min-TLS-1-0-2019-07"), https("Policy-Min-TLS-1-2-2019-07", false)],
  },
};
