import { inBackupPlan } from "../../matchers/backup.ts";
import { scheduleMinutes } from "../../matchers/schedule.ts";
import { tag, tagged } from "../../matchers/tags.ts";
import { stackRule } from "../../rule.ts";
import { and, no, or, truth, when } from "../../truth.ts";
import { atLeast, isSet, isTrue, some, that } from "../../view.ts";

/** The schedule is that of the plans whose selection chooses the store. */
export const drRpoSatisfied = stackRule({
  id: "dr-rpo-satisfied",
  title: "The declared recovery point can be met",
  service: "DynamoDB",
  severity: "high",
  level: "mandatory",
  hipaa: ["164.308(a)(7)(i)", "164.308(a)(7)(ii)(B)", "164.308(a)(7)(ii)(C)", "164.312(a)(2)(ii)"],
  hitrust: ["09.l", "12.c"],
  nist: ["CP-6", "CP-7", "CP-10"],
  fix: "For an RPO of 5 minutes or less turn on continuous backup or a replica; else shorten the backup schedule.",
  types: ["aws:dynamodb/table:Table", "aws:rds/instance:Instance", "aws:rds/cluster:Cluster"],
  check: (store, context) =>
    when(tagged(store, "rpo-minutes"), "no rpo-minutes tag", () => {
      const { estate } = context;
      const rpo = tag(store, "rpo-minutes");
      if (rpo.number === undefined) return truth(rpo.unknown ? undefined : false, rpo.path);
      const arnOf = (name: string) =>
        store.type === "aws:dynamodb/table:Table"
          ? `arn:aws:dynamodb:us-east-1:123456789012:table/${name}`
          : `arn:aws:rds:us-east-1:123456789012:${store.type.endsWith("Cluster") ? "cluster" : "db"}:${name}`;
      const plans = estate.ofType("aws:backup/plan:Plan");
      const continuous = or(
        isTrue(store.at("pointInTimeRecovery.enabled")),
        isSet(store.at("replicas")),
        isSet(store.at("globalClusterIdentifier")),
        atLeast(store.at("backupRetentionPeriod"), 1),
        and(
          inBackupPlan(context, store, arnOf),
          or(
            ...plans.map((plan) =>
              some(plan.at("rules"), (rule) => isTrue(rule.at("enableContinuousBackup"))),
            ),
            no,
          ),
        ),
      );
      const limit = rpo.number;
      if (limit <= 5) return continuous;
      const often = plans.map((plan) =>
        some(plan.at("rules"), (rule) =>
          that(
            rule.at("schedule"),
            ({ text }) => (scheduleMinutes(text ?? "") ?? Number.POSITIVE_INFINITY) <= limit,
          ),
        ),
      );
      return or(continuous, and(inBackupPlan(context, store, arnOf), or(...often, no)));
    }),
});
