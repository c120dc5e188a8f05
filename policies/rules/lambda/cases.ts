import { type CasesByControl, five, other, res, UNKNOWN } from "../../cases/case.ts";

const mapping = (functionName: string, eventSourceArn: string) =>
  res("lambda/eventSourceMapping:EventSourceMapping", { functionName, eventSourceArn });
const worker = (service: string) => res("lambda/function:Function", { name: "worker", tags: { service } });
const tierZero = { name: "f", tags: { tier: "0" } };

export const cases: CasesByControl = {
  "lambda-concurrency": {
    ...five(
      { reservedConcurrentExecutions: 10 },
      {},
      { reservedConcurrentExecutions: 0 },
      "reservedConcurrentExecutions",
    ),
    lookAlike: [{ reservedConcurrentExecutions: 0 }, { reservedConcurrentExecutions: -1 }],
  },
  "lambda-dlq": {
    complies: [
      { deadLetterConfig: { targetArn: "q" } },
      [
        { name: "f" },
        res("lambda/functionEventInvokeConfig:FunctionEventInvokeConfig", {
          functionName: "f",
          destinationConfig: { onFailure: { destination: "q" } },
        }),
      ],
    ],
    violates: [{ name: "f" }],
    lookAlike: [
      { name: "f", deadLetterConfig: { targetArn: "" } },
      [
        { name: "f" },
        res("lambda/functionEventInvokeConfig:FunctionEventInvokeConfig", {
          functionName: "f",
          destinationConfig: { onSuccess: { destination: "q" } },
        }),
      ],
    ],
    notApplicable: [other],
    unknown: [{ deadLetterConfig: { targetArn: UNKNOWN } }],
  },
  "lambda-no-public-permission": five(
    { principal: "*", sourceAccount: "111122223333" },
    { principal: "*" },
    { principal: "*", sourceArn: "", functionUrlAuthType: "NONE" },
    "sourceAccount",
  ),
  "lambda-url-auth": five(
    { authorizationType: "AWS_IAM" },
    { authorizationType: "NONE" },
    {},
    "authorizationType",
  ),
  "lambda-in-vpc": five(
    { vpcConfig: { subnetIds: ["s"], securityGroupIds: ["g"] } },
    {},
    { vpcConfig: { subnetIds: ["s"], securityGroupIds: [] } },
    "vpcConfig.subnetIds",
  ),
  "lambda-env-kms": five(
    { environment: { variables: { A: "b" } }, kmsKeyArn: "k" },
    { environment: { variables: { A: "b" } } },
    { environment: { variables: { A: "b" } }, kmsKeyArn: "" },
    "kmsKeyArn",
    { environment: { variables: {} } },
  ),
  "lambda-supported-runtime": five(
    { runtime: "nodejs24.x" },
    { runtime: "nodejs16.x" },
    { runtime: "python3.8", packageType: "Zip" },
    "runtime",
    { packageType: "Image" },
  ),
  "surge-lambda-concurrency": {
    complies: [{ ...tierZero, reservedConcurrentExecutions: 200 }],
    violates: [tierZero],
    lookAlike: [
      { ...tierZero, reservedConcurrentExecutions: 199 },
      [
        { ...tierZero, reservedConcurrentExecutions: 9000 },
        res("lambda/function:Function", { reservedConcurrentExecutions: 950 }),
      ],
    ],
    notApplicable: [{ name: "f" }],
    unknown: [{ ...tierZero, reservedConcurrentExecutions: UNKNOWN }],
  },
  "surge-warm-capacity": {
    complies: [
      [
        { name: "f", tags: { "surge-multiplier": "100" } },
        res("lambda/provisionedConcurrencyConfig:ProvisionedConcurrencyConfig", {
          functionName: "f",
          provisionedConcurrentExecutions: 5,
        }),
      ],
      res("autoscaling/group:Group", {
        tags: { "surge-profile": "mass-casualty" },
        warmPool: { minSize: 1 },
      }),
      [
        res("eks/nodeGroup:NodeGroup", { tags: { "surge-multiplier": "50" } }),
        res("k8s:apps/v1:Deployment", { metadata: { name: "warm-reserve" } }),
      ],
    ],
    violates: [{ name: "f", tags: { "surge-multiplier": "100" } }],
    lookAlike: [
      [
        { name: "f", tags: { "surge-multiplier": "100" } },
        res("lambda/provisionedConcurrencyConfig:ProvisionedConcurrencyConfig", {
          functionName: "f",
          provisionedConcurrentExecutions: 0,
        }),
      ],
      [
        res("eks/nodeGroup:NodeGroup", { tags: { "surge-multiplier": "50" } }),
        res("k8s:apps/v1:Deployment", { metadata: { name: "booking" } }),
      ],
    ],
    notApplicable: [{ name: "f", tags: { "surge-multiplier": "1.5" } }],
    unknown: [
      [
        { name: "f", tags: { "surge-multiplier": "100" } },
        res("lambda/provisionedConcurrencyConfig:ProvisionedConcurrencyConfig", {
          functionName: "f",
          provisionedConcurrentExecutions: UNKNOWN,
        }),
      ],
    ],
  },
  "emergency-fault-isolation": {
    complies: [
      [
        { arn: "arn:aws:sqs:us-east-1:1:q", tags: { service: "booking" } },
        mapping("worker", "arn:aws:sqs:us-east-1:1:q"),
        worker("booking"),
      ],
    ],
    violates: [
      [
        { arn: "arn:aws:sqs:us-east-1:1:q", tags: { service: "booking" } },
        mapping("worker", "arn:aws:sqs:us-east-1:1:q"),
        worker("waitlist"),
      ],
    ],
    lookAlike: [
      [
        { arn: "arn:aws:sqs:us-east-1:1:q", tags: { "wardrail:service": "booking" } },
        mapping("worker", "arn:aws:sqs:us-east-1:1:q"),
        mapping("second", "arn:aws:sqs:us-east-1:1:q"),
        worker("booking"),
        res("lambda/function:Function", { name: "second", tags: { service: "notifications" } }),
      ],
    ],
    notApplicable: [{ name: "q" }],
    unknown: [
      [
        { arn: "arn:aws:sqs:us-east-1:1:q", tags: UNKNOWN },
        mapping("worker", "arn:aws:sqs:us-east-1:1:q"),
        worker("booking"),
      ],
    ],
  },
};
