import { resourceRule } from "../../rule.ts";
import { and } from "../../truth.ts";
import { is, some } from "../../view.ts";

/** Both are needed: the first alone updates nothing. */
export const beanstalkManagedUpdates = resourceRule({
  id: "beanstalk-managed-updates",
  title: "Beanstalk applies managed updates",
  service: "Elastic Beanstalk",
  severity: "medium",
  level: "advisory",
  hipaa: ["164.308(a)(5)(ii)(A)"],
  hitrust: ["10.m"],
  nist: ["SI-2", "CM-2"],
  fix: "Set ManagedActionsEnabled to true and UpdateLevel to minor or patch.",
  types: ["aws:elasticbeanstalk/environment:Environment"],
  check: (environment) =>
    and(
      some(environment.at("settings"), (setting) =>
        and(
          is(setting.at("namespace"), "aws:elasticbeanstalk:managedactions"),
          is(setting.at("name"), "ManagedActionsEnabled"),
          is(setting.at("value"), "true", true),
        ),
      ),
      some(environment.at("settings"), (setting) =>
        and(
          is(setting.at("namespace"), "aws:elasticbeanstalk:managedactions:platformupdate"),
          is(setting.at("name"), "UpdateLevel"),
          is(setting.at("value"), "minor", "patch"),
        ),
      ),
    ),
});
