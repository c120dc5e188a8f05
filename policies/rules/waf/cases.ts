import type { PropertyMap } from "../../../exchange/resource-graph.ts";
import { type CasesByControl, other, res, UNKNOWN } from "../../cases/case.ts";

const header = (name: string) => ({ singleHeader: { name } });
const fields = { redactedFields: [header("authorization"), header("Cookie"), { queryString: {} }] };
const protects = (...types: readonly PropertyMap[]) =>
  res("wafv2/webAcl:WebAcl", { dataProtectionConfig: { dataProtections: types } });

export const cases: CasesByControl = {
  "waf-logging": {
    complies: [
      [
        { arn: "arn:acl" },
        res("wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration", {
          resourceArn: "arn:acl",
          logDestinationConfigs: ["arn:f"],
        }),
      ],
    ],
    violates: [{ arn: "arn:acl" }],
    lookAlike: [
      [
        { arn: "arn:acl" },
        res("wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration", {
          resourceArn: "arn:acl",
          logDestinationConfigs: [],
        }),
      ],
    ],
    notApplicable: [other],
    unknown: [
      [
        { arn: "arn:acl" },
        res("wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration", {
          resourceArn: "arn:acl",
          logDestinationConfigs: UNKNOWN,
        }),
      ],
    ],
  },
  "phi-waf-redacts-fields": {
    complies: [
      fields,
      protects({ field: { fieldType: "SINGLE_HEADER" } }, { field: { fieldType: "QUERY_STRING" } }),
    ],
    violates: [{}],
    lookAlike: [
      { redactedFields: [header("authorization"), header("cookie")] },
      { redactedFields: [header("authorization"), { queryString: {} }] },
      protects(
        { field: { fieldType: "SINGLE_HEADER", fieldKeys: ["authorization"] } },
        { field: { fieldType: "QUERY_STRING" } },
      ),
    ],
    notApplicable: [res("wafv2/webAcl:WebAcl", {})],
    unknown: [{ redactedFields: UNKNOWN }],
  },
};
