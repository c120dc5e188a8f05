import { resourceRule } from "../../rule.ts";
import { and } from "../../truth.ts";
import { is, some } from "../../view.ts";

/** Basic reporting knows the machine, not the service. */
export const beanstalkEnhancedHealth = resourceRule({
  id: "beanstalk-enhanced-health",
  title: "Beanstalk reports enhanced health",
  service: "Elastic Beanstalk",
  severity: "low",
  level: "advisory",
  hipaa: ["164.312(b)"],
  hitrust: ["09.ab"],
  nist: ["AU-6", "SI-4", "IR-4"],
  fix: "Set SystemType of aws:elasticbeanstalk:healthreporting:system to enhanced.",
  types: ["aws:elasticbeanstalk/environment:Environment"],
  check: (environment) =>
    some(environment.at("settings"), (setting) =>
      and(
        is(setting.at("namespace"), "aws:elasticbeanstalk:healthreporting:system"),
        is(setting.at("name"), "SystemType"),
        is(setting.at("value"), "enhanced"),
      ),
    ),
});
