import { type CasesByControl, res, UNKNOWN } from "../../cases/case.ts";

const status = (isEnabled: boolean) =>
  res("cfg/recorderStatus:RecorderStatus", { name: "default", isEnabled });
const recorder = (allSupported: boolean | string) => ({ name: "default", recordingGroup: { allSupported } });

export const cases: CasesByControl = {
  "config-recorder": {
    complies: [
      [recorder(true), status(true)],
      [{ name: "default" }, status(true)],
    ],
    violates: [recorder(true), res("pulumi:pulumi:Stack", {}, { stack: "account-prod" })],
    lookAlike: [
      [recorder(true), status(false)],
      [recorder(false), status(true)],
    ],
    notApplicable: [res("pulumi:pulumi:Stack", {})],
    unknown: [[recorder(UNKNOWN), status(true)]],
  },
};
