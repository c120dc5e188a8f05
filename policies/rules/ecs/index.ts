import type { Rule } from "../../rule.ts";
import { ecsHostModeUser } from "./ecs-host-mode-user.ts";
import { ecsReadonlyRootfs } from "./ecs-readonly-rootfs.ts";

export const ecsRules: readonly Rule[] = [ecsHostModeUser, ecsReadonlyRootfs];
