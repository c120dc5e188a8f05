import { type CasesByControl, five } from "../../cases/case.ts";

const task = (...containers: readonly object[]) => ({
  networkMode: "host",
  containerDefinitions: JSON.stringify(containers),
});

export const cases: CasesByControl = {
  "ecs-host-mode-user": five(
    task({ user: "1000:1000" }),
    task({}),
    task({ user: "app" }, { user: "0:1000", privileged: true }),
    "containerDefinitions",
    { networkMode: "awsvpc" },
  ),
  "ecs-readonly-rootfs": five(
    task({ readonlyRootFilesystem: true }),
    task({}),
    task({ readonlyRootFilesystem: true }, { readonlyRootFilesystem: false }),
    "containerDefinitions",
  ),
};
