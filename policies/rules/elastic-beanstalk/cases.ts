import { type CasesByControl, five } from "../../cases/case.ts";

const setting = (namespace: string, name: string, value: string) => ({
  namespace: `aws:elasticbeanstalk:${namespace}`,
  name,
  value,
});
const health = (value: string) => ({ settings: [setting("healthreporting:system", "SystemType", value)] });
const updates = (on: string, level: string) => ({
  settings: [
    setting("managedactions", "ManagedActionsEnabled", on),
    setting("managedactions:platformupdate", "UpdateLevel", level),
  ],
});

export const cases: CasesByControl = {
  "beanstalk-enhanced-health": five(health("enhanced"), {}, health("basic"), "settings"),
  "beanstalk-managed-updates": five(updates("true", "minor"), {}, updates("false", "minor"), "settings"),
};
