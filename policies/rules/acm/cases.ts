import { type CasesByControl, five } from "../../cases/case.ts";

export const cases: CasesByControl = {
  "acm-certificate-renewable": five(
    { validationMethod: "DNS" },
    { validationMethod: "EMAIL" },
    { certificateBody: "pem", validationMethod: "DNS" },
    "validationMethod",
  ),
};
