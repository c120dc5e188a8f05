import { type CasesByControl, res, UNKNOWN } from "../../cases/case.ts";

const baseline = res("pulumi:pulumi:Stack", {}, { stack: "account-prod" });

export const cases: CasesByControl = {
  "guardduty-enabled": {
    complies: [{}, { enable: true }, [baseline, res("guardduty/detector:Detector", {})]],
    violates: [{ enable: false }, baseline],
    lookAlike: [[baseline, res("guardduty/detector:Detector", { enable: false })]],
    notApplicable: [res("pulumi:pulumi:Stack", {})],
    unknown: [{ enable: UNKNOWN }],
  },
};
