import { type CasesByControl, five } from "../../cases/case.ts";

export const cases: CasesByControl = {
  "sagemaker-endpoint-kms": five({ kmsKeyArn: "k" }, {}, { kmsKeyArn: "" }, "kmsKeyArn"),
  "sagemaker-notebook-kms": five({ kmsKeyId: "k" }, {}, { kmsKeyId: "" }, "kmsKeyId"),
  "sagemaker-notebook-no-internet": five(
    { directInternetAccess: "Disabled" },
    { directInternetAccess: "Enabled" },
    {},
    "directInternetAccess",
  ),
};
