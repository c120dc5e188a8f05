import { type CasesByControl, five, res } from "../../cases/case.ts";

const rules = (expr: string, annotation = "high") => ({
  data: `groups:\n- name: g\n  rules:\n  - alert: A\n    expr: ${expr}\n    annotations:\n      summary: ${annotation}\n`,
});

export const cases: CasesByControl = {
  "prometheus-workspace-cmk": five(
    { kmsKeyArn: "k", loggingConfiguration: { logGroupArn: "g" } },
    {},
    { kmsKeyArn: "k" },
    "kmsKeyArn",
  ),
  "prometheus-labels-no-phi": {
    ...five(
      rules("sum by (service) (patient_wait_seconds_count)"),
      rules('x{patient="1"}'),
      rules("sum by (mrn, service) (x)"),
      "data",
      res("k8s:core/v1:ConfigMap", { data: { mode: "live" } }),
    ),
    lookAlike: [
      rules("sum by (mrn, service) (x)"),
      rules("x", "wait of {{ $labels.patient_id }}"),
      res("k8s:core/v1:ConfigMap", { data: { "rules.yaml": rules('x{dob!=""}').data } }),
    ],
  },
};
