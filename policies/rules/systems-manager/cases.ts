import { type CasesByControl, five } from "../../cases/case.ts";

export const cases: CasesByControl = {
  "ssm-document-private": {
    ...five(
      { permissions: { type: "Share", accountIds: "111122223333" } },
      { permissions: { type: "Share", accountIds: "All" } },
      { permissions: { account_ids: "111122223333,all" } },
      "permissions.accountIds",
    ),
    complies: [{}, { permissions: { type: "Share", accountIds: "111122223333" } }],
  },
};
