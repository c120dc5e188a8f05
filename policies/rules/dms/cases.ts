import { type CasesByControl, five } from "../../cases/case.ts";

export const cases: CasesByControl = {
  "dms-not-public": five(
    { publiclyAccessible: false },
    { publiclyAccessible: true },
    {},
    "publiclyAccessible",
  ),
};
