import { readFileSync } from "node:fs";
import { PolicyPack } from "@pulumi/policy";
import { valueOrThrow } from "../exchange/problem.ts";
import { toPolicy } from "./crossguard.ts";
import { parseLedger } from "./exceptions.ts";
import { rules } from "./rules/index.ts";

/** The pack's name, as exceptions, reports and Pulumi know it. */
const PACK_NAME = "wardrail-hipaa";

const ledger = new URL("exceptions.yaml", import.meta.url);
const exceptions = valueOrThrow(
  parseLedger(readFileSync(ledger, "utf8"), "policies/exceptions.yaml", new Set(rules.map(({ id }) => id))),
);

new PolicyPack(PACK_NAME, {
  description: "HIPAA Security Rule safeguards for healthcare scheduling on AWS and Kubernetes",
  policies: rules.map((rule) => toPolicy(rule, exceptions)),
});
