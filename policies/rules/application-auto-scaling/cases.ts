import { type CasesByControl, res, UNKNOWN } from "../../cases/case.ts";

const target = { resourceId: "service/core/booking", tags: { "surge-profile": "flu-season" } };
const action = (schedule: string, resourceId = "service/core/booking") =>
  res("appautoscaling/scheduledAction:ScheduledAction", { resourceId, schedule });

export const cases: CasesByControl = {
  "surge-scheduled-scaling": {
    complies: [
      [target, action("cron(0 6 ? 10-3 MON-FRI *)")],
      [target, action("cron(0 6 ? OCT,NOV,DEC MON-FRI *)"), action("cron(0 6 ? JAN,FEB,MAR MON-FRI *)")],
      [
        res("autoscaling/group:Group", { name: "g", tags: { seasonal: "true" } }),
        res("autoscaling/schedule:Schedule", { autoscalingGroupName: "g", recurrence: "0 6 * * *" }),
      ],
    ],
    violates: [target],
    lookAlike: [
      [target, action("cron(0 6 ? 10-12 MON-FRI *)")],
      [target, action("cron(0 6 ? 10-3 MON-FRI *)", "service/core/waitlist")],
    ],
    notApplicable: [{ resourceId: "service/core/booking" }],
    unknown: [[target, action(UNKNOWN)]],
  },
};
