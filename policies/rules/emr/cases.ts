import { type CasesByControl, five } from "../../cases/case.ts";

export const cases: CasesByControl = {
  "emr-kerberos": five(
    { kerberosAttributes: { realm: "EC2.INTERNAL" } },
    {},
    { kerberosAttributes: {} },
    "kerberosAttributes",
  ),
  "emr-block-public-access": five(
    { blockPublicSecurityGroupRules: true },
    { blockPublicSecurityGroupRules: false },
    {},
    "blockPublicSecurityGroupRules",
  ),
};
