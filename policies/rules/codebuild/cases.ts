import { type CasesByControl, five } from "../../cases/case.ts";

const variable = (more: { readonly type?: string }) => ({
  environment: {
    environmentVariables: [
      { name: "MODE", value: "x" },
      { name: "AWS_SECRET_ACCESS_KEY", value: "synthetic", ...more },
    ],
  },
});
const source = (type: string, auth?: string) => ({
  source: { type, ...(auth === undefined ? {} : { auth: { type: auth } }) },
});

export const cases: CasesByControl = {
  "codebuild-no-plaintext-credentials": five(
    variable({ type: "SECRETS_MANAGER" }),
    variable({ type: "PLAINTEXT" }),
    variable({}),
    "environment.environmentVariables",
  ),
  "codebuild-source-oauth": five(
    source("GITHUB", "CODECONNECTIONS"),
    source("GITHUB"),
    source("BITBUCKET", "BASIC_AUTH"),
    "source.auth.type",
    source("S3"),
  ),
};
