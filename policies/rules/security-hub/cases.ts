import { type CasesByControl, res, UNKNOWN } from "../../cases/case.ts";

const baseline = res("pulumi:pulumi:Stack", {}, { stack: "account-prod" });

export const cases: CasesByControl = {
  "securityhub-enabled": {
    complies: [{}, [baseline, res("securityhub/account:Account", {})]],
    violates: [baseline],
    lookAlike: [
      { enableDefaultStandards: false },
      [baseline, res("securityhub/standardsSubscription:StandardsSubscription", {})],
    ],
    notApplicable: [res("pulumi:pulumi:Stack", {})],
    unknown: [{ enableDefaultStandards: UNKNOWN }],
  },
};
