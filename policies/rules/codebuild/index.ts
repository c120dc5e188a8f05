import type { Rule } from "../../rule.ts";
import { codebuildNoPlaintextCredentials } from "./codebuild-no-plaintext-credentials.ts";
import { codebuildSourceOauth } from "./codebuild-source-oauth.ts";

export const codebuildRules: readonly Rule[] = [codebuildNoPlaintextCredentials, codebuildSourceOauth];
